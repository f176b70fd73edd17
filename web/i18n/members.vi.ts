export default {
  households: '{{n}} hộ',
  stops: '{{n}} hộ hôm đó',
  far: 'nhà cách {{distance}}',
  away: 'vắng đến {{day}}',
  none: 'chưa tham gia được',
  few: 'ít giờ: {{n}} giờ mỗi tuần',
  notThatDay: 'không rảnh hôm đó',
};
