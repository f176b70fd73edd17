export default {
  pin: 'Ưu tiên đến trước',
  postpone: 'Để sau',
  standing: {
    pin: 'Ưu tiên đến trước, hết ngày {{until}}',
    postpone: 'Để sau, hết ngày {{until}}',
  },
  coming: {
    pin: 'Ưu tiên đến trước, từ {{from}} đến {{until}}',
    postpone: 'Để sau, từ {{from}} đến {{until}}',
  },
  saidBy: '{{day}}, {{name}}',
  takeBack: 'Bỏ',
  explained: {
    pin: 'Hộ này đứng đầu danh sách và được xếp lịch trước, cho đến hết ngày chọn. Mức ưu tiên và số liệu không đổi.',
    postpone:
      'Hộ này xuống cuối danh sách và chưa được xếp lịch, cho đến hết ngày chọn. Mức ưu tiên và số liệu không đổi.',
  },
  reason: 'Lý do',
  reasonExample: {
    pin: 'Ví dụ: cụ sắp đi viện, cần thẻ bảo hiểm trên máy',
    postpone: 'Ví dụ: cả nhà đang đi gặt, hẹn sau vụ mùa',
  },
  reasonNote: 'Ai xem danh sách cũng thấy lý do này.',
  until: 'Đến hết ngày',
  days: { week: '1 tuần', fortnight: '2 tuần', month: '1 tháng' },
  done: { pin: 'Đã cho ưu tiên đến trước', postpone: 'Đã để sau' },
  ended: 'Đã bỏ. Hộ đứng lại theo mức ưu tiên.',
};
