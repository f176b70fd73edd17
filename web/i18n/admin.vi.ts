export default {
  signIn: {
    title: 'Từng Nhà',
    slogan: 'Đi từng ngõ, gõ từng nhà',
    username: 'Tên đăng nhập',
    password: 'Mật khẩu',
    submit: 'Đăng nhập',
    demoTitle: 'Dữ liệu mẫu. Chọn một vai để xem thử:',
    demoPassword: 'Mật khẩu của mọi vai mẫu: {{password}}',
    forgotten: 'Quên mật khẩu? Hãy hỏi Phòng Văn hóa – Xã hội của xã.',
  },
  demoRole: {
    staff: 'Cán bộ xã',
    leader: 'Tổ trưởng',
    member: 'Tổ viên',
    observer: 'Lãnh đạo, chỉ xem số liệu',
    admin: 'Quản trị',
  },
};
