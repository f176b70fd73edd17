/** Words of every problem, Vietnamese: what is wrong, and what to do. */
export const vi = {
  invalid_request: {
    title: 'Yêu cầu chưa đúng',
    detail: 'Có giá trị không nhận được. Hãy kiểm tra rồi gửi lại.',
  },
  invalid_json: { title: 'Không đọc được nội dung', detail: 'Nội dung gửi lên không phải JSON hợp lệ.' },
  invalid_cursor: {
    title: 'Trang không còn dùng được',
    detail: 'Bộ lọc hoặc ngày đã khác. Hãy tải lại danh sách từ đầu.',
  },
  invalid_token: {
    title: 'Liên kết không còn dùng được',
    detail: 'Liên kết đã dùng rồi, đã hết hạn hoặc bị chép thiếu. Hãy xin liên kết mới.',
  },
  weak_password: { title: 'Mật khẩu quá ngắn', detail: 'Mật khẩu cần từ {min} đến {max} ký tự.' },
  unauthenticated: { title: 'Chưa đăng nhập', detail: 'Hãy đăng nhập rồi thử lại.' },
  sign_in_failed: { title: 'Không đăng nhập được', detail: 'Tên đăng nhập hoặc mật khẩu không đúng.' },
  slip_failed: {
    title: 'Không đăng nhập được bằng mã',
    detail: 'Tên đăng nhập hoặc mã không đúng, mã đã dùng hoặc đã hết hạn. Xem lại phiếu, hoặc xin phiếu mới.',
  },
  wrong_password: { title: 'Mật khẩu hiện tại không đúng', detail: 'Hãy nhập lại mật khẩu đang dùng.' },
  forbidden: { title: 'Không có quyền', detail: 'Vai trò của bạn không được làm việc này.' },
  foreign_origin: {
    title: 'Yêu cầu đến từ trang khác',
    detail: 'Vì an toàn, thay đổi chỉ được gửi từ chính trang Từng Nhà.',
  },
  not_found: { title: 'Không tìm thấy', detail: 'Không có mục này, hoặc mục này nằm ngoài phạm vi của bạn.' },
  method_not_allowed: { title: 'Thao tác không được hỗ trợ', detail: 'Địa chỉ này chỉ nhận: {allowed}.' },
  conflict: { title: 'Có mâu thuẫn', detail: 'Dữ liệu hiện có không cho phép việc này. Hãy tải lại rồi thử lại.' },
  id_taken: { title: 'Mã định danh đã dùng', detail: 'Đã có một bản ghi khác với cùng mã định danh.' },
  code_taken: { title: 'Mã đã dùng', detail: 'Mã “{code}” đã được dùng. Hãy chọn mã khác.' },
  username_taken: { title: 'Tên đăng nhập đã có', detail: 'Hãy chọn tên đăng nhập khác.' },
  name_taken: { title: 'Tên đã có', detail: 'Đã có một xóm tên “{name}”. Hãy chọn tên khác.' },
  already_superseded: {
    title: 'Lượt thăm đã được sửa',
    detail: 'Lượt thăm này đã có bản sửa mới hơn. Hãy tải lại lịch sử.',
  },
  undo_expired: {
    title: 'Đã quá hạn hoàn tác',
    detail: 'Chỉ hoàn tác được lượt thăm trong 24 giờ. Hãy nhờ tổ trưởng sửa.',
  },
  import_undone: { title: 'Lần nhập đã được hoàn tác', detail: 'Lần nhập này đã được hoàn tác trước đó.' },
  import_too_old: {
    title: 'Đã quá hạn hoàn tác',
    detail: 'Chỉ hoàn tác được lần nhập trong {days} ngày. Hãy sửa từng hộ, hoặc nhập sổ hộ mới hơn.',
  },
  term_ended: { title: 'Tổ viên đã thôi nhiệm vụ', detail: 'Nhiệm kỳ của tổ viên đã kết thúc. Hãy chọn người khác.' },
  assignment_conflict: {
    title: 'Đã đánh dấu “không giao”',
    detail:
      '{households} hộ đã được đánh dấu không giao cho người này. Hãy chọn người khác, hoặc bỏ dấu ở trang Phân công.',
  },
  proposal_settled: {
    title: 'Đề xuất đã được xử lý',
    detail: 'Đề xuất hoặc thay đổi này đã được áp dụng hoặc đã hoàn tác. Hãy tải lại để xem tình hình hiện nay.',
  },
  proposal_outdated: {
    title: 'Đã thay đổi sau khi đề xuất',
    detail: '{households} hộ trong số này đã thay đổi sau khi lập đề xuất. Hãy lập đề xuất mới.',
  },
  in_use: { title: 'Đang được dùng', detail: 'Không xoá được vì còn dữ liệu khác dùng đến.' },
  plan_state: {
    title: 'Kế hoạch đang ở trạng thái khác',
    detail: 'Không làm được việc này với kế hoạch lúc này (đang lập, đã công bố hoặc đã xoá). Hãy tải lại.',
  },
  nothing_to_undo: { title: 'Không còn bước nào', detail: 'Không còn thay đổi nào để quay lại.' },
  stale_version: {
    title: 'Đã có người sửa trước',
    detail: 'Bản bạn đang xem không còn mới. Hãy tải lại rồi sửa tiếp.',
  },
  body_too_large: { title: 'Nội dung quá lớn', detail: 'Nội dung gửi lên vượt quá giới hạn {limit}.' },
  unsupported_media_type: { title: 'Kiểu nội dung không được hỗ trợ', detail: 'Địa chỉ này nhận: {expected}.' },
  unreadable_file: { title: 'Không đọc được tệp', detail: '{reason}' },
  invalid_reference: {
    title: 'Tham chiếu không đúng',
    detail: 'Mục được nêu ở “{field}” không tồn tại hoặc nằm ngoài phạm vi của bạn.',
  },
  plan_range: {
    title: 'Khoảng ngày không hợp lệ',
    detail: 'Ngày cuối phải sau ngày đầu, và kế hoạch dài nhất {most} ngày.',
  },
  plan_rule: { title: 'Không sửa được như vậy', detail: 'Thay đổi này không hợp với kế hoạch.' },
  clusters_outdated: {
    title: 'Cụm đã thay đổi',
    detail: 'Hộ hoặc cụm của xóm đã thay đổi từ lúc đó, nên không làm được nữa. Không có gì bị ghi đè; hãy xem lại.',
  },
  cluster_locked: {
    title: 'Cụm đang khoá',
    detail: 'Cụm đang khoá nên giữ nguyên. Hãy mở khoá trước khi thay đổi.',
  },
  cluster_name_taken: { title: 'Tên cụm đã có', detail: 'Trong xóm đã có cụm tên “{name}”. Hãy chọn tên khác.' },
  cluster_one_side: {
    title: 'Nét vẽ không chia cụm',
    detail: 'Mọi hộ của cụm nằm cùng một bên nét vẽ. Hãy vẽ ngang qua giữa các hộ.',
  },
  cluster_outline_empty: {
    title: 'Vùng vẽ không có hộ nào',
    detail: 'Trong vùng vừa vẽ không có hộ nào của xóm mà cụm được nhận. Hãy vẽ lại.',
  },
  boundary_too_few_corners: {
    title: 'Ranh giới thiếu góc',
    detail: 'Ranh giới của {hamlet} cần ít nhất ba góc khác nhau.',
  },
  boundary_self_crossing: {
    title: 'Ranh giới tự cắt nhau',
    detail: 'Đường ranh giới của {hamlet} cắt hoặc chạm chính nó. Hãy dời góc ở chỗ cắt.',
  },
  boundary_hole_outside: {
    title: 'Phần khoét nằm ngoài ranh giới',
    detail: 'Ranh giới của {hamlet} có phần khoét không nằm gọn bên trong.',
  },
  boundary_too_small: {
    title: 'Ranh giới quá nhỏ',
    detail: 'Ranh giới của {hamlet} chỉ rộng {squareMetres} m²: một xóm phải rộng hơn.',
  },
  boundary_too_detailed: {
    title: 'Ranh giới quá chi tiết',
    detail: 'Ranh giới của {hamlet} có hơn {most} góc. Hãy làm thưa bớt rồi gửi lại.',
  },
  boundary_overlap: {
    title: 'Ranh giới chồng lên xóm khác',
    detail: '{hamlet} chồng lên {other} {squareMetres} m². Hãy để hai xóm chung một đường ranh giới.',
  },
  boundary_not_valid: {
    title: 'Ranh giới không hợp lệ',
    detail: 'Cơ sở dữ liệu không nhận ranh giới của {hamlet} ({reason}).',
  },
  version_required: { title: 'Thiếu phiên bản', detail: 'Hãy gửi kèm If-Match với ETag của bản đang sửa.' },
  too_many_requests: { title: 'Quá nhiều yêu cầu', detail: 'Hãy thử lại sau {seconds} giây.' },
  too_many_failures: {
    title: 'Sai mật khẩu quá nhiều lần',
    detail: 'Tài khoản tạm khoá đăng nhập. Hãy thử lại sau {minutes} phút.',
  },
  internal: {
    title: 'Lỗi máy chủ',
    detail: 'Đã có lỗi ngoài dự kiến. Hãy thử lại; nếu vẫn lỗi, báo người quản trị kèm mã {requestId}.',
  },
  unavailable: {
    title: 'Tạm thời không phục vụ được',
    detail: 'Máy chủ đang khởi động hoặc đang dừng. Hãy thử lại sau ít giây.',
  },
} as const;
