export default {
  title: 'Các bước cho xã mới',
  register: { name: 'Sổ hộ', todo: 'Bảng tính hay tệp bản đồ xã đang có', done: 'Đã có {{n}} hộ' },
  ground: { name: 'Nền bản đồ', todo: 'Đường, ngõ, kênh, nhà từ OpenStreetMap', done: 'Đã có nền' },
  places: { name: 'Vị trí các hộ', todo: '{{n}} hộ chưa có vị trí', done: 'Mọi hộ đều đã có vị trí' },
  boundaries: {
    name: 'Ranh giới xóm',
    todo: '{{n}}/{{whole}} xóm đã có ranh giới',
    done: 'Mọi xóm đều đã có ranh giới',
  },
  people: {
    name: 'Tổ viên và tài khoản',
    todo: 'Danh sách tổ viên thành tổ, tài khoản và phiếu đăng nhập',
    done: 'Đã có {{n}} tổ viên',
  },
  assigning: {
    name: 'Giao hộ cho tổ viên',
    todo: '{{n}} hộ chưa ai phụ trách; khoanh chọn trên bản đồ rồi giao',
    done: 'Hộ nào cũng đã có người phụ trách',
  },
  next: 'Bước tiếp: {{name}}',
};
