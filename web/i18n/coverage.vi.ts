export default {
  title: 'Độ phủ {{name}}',
  words: 'Chỉ có số tổng hợp, không có thông tin của hộ nào.',
  none: 'Chưa có xóm nào.',
  flagged: 'Hộ cần ưu tiên chưa ai đến',
  ofHouseholds: 'trong {{n}} hộ',
  ofWhole: '{{n}}/{{whole}} hộ',
  goal: {
    reached: 'Đã tiếp cận',
    informed: 'Đã nghe tuyên truyền',
    adopting: 'Dùng nền tảng số',
    assigned: 'Có người phụ trách',
  },
  byHamlet: 'Theo xóm',
  order: 'Xếp theo',
  orderBy: { flagged: 'hộ cần ưu tiên', reached: 'tiếp cận thấp nhất', name: 'tên xóm' },
  cardFlagged: '{{n}} cần ưu tiên',
  bar: 'Trong {{whole}} hộ: {{flagged}} cần ưu tiên, {{reached}} đã tiếp cận',
};
