/** West, south, east, north in degrees, WGS 84. */
export type Bounds = [west: number, south: number, east: number, north: number];

/** A province as it was until 30 June 2025, when surveys were kept province by province. */
export interface Province {
  name: string;
  /** Of the province's cadastral maps and surveyors' points, in degrees. */
  centralMeridian: number;
  /** Round about it. */
  bounds: Bounds;
  /** The province it has been part of since 1 July 2025; its files kept their meridian. */
  now: string;
}

/**
 * The central meridians of the 63 provinces: Circular 973/2001/TT-TCĐC with those that changed it until Circular
 * 25/2014/TT-BTNMT, as the areas of EPSG:5897–5899 and 9205–9218 list them. Mergers: Resolution 202/2025/QH15.
 * Bounds to a tenth of a degree: Natural Earth, public domain; far islands by the
 * areas of EPSG.
 */
const ROWS: [name: string, centralMeridian: number, bounds: Bounds, now?: string][] = [
  ['Điện Biên', 103, [102.1, 20.8, 103.6, 22.6]],
  ['Lai Châu', 103, [102.3, 21.8, 103.9, 22.8]],
  ['Sơn La', 104, [103.2, 20.5, 105.1, 22.1]],
  ['Cà Mau', 104.5, [104.7, 8.5, 105.5, 9.6]],
  ['Kiên Giang', 104.5, [103.4, 9.2, 105.6, 10.6], 'An Giang'],
  ['An Giang', 104.75, [104.7, 10.1, 105.6, 11]],
  ['Lào Cai', 104.75, [103.5, 21.7, 104.7, 22.9]],
  ['Nghệ An', 104.75, [103.8, 18.5, 105.9, 20]],
  ['Phú Thọ', 104.75, [104.8, 20.9, 105.5, 21.8]],
  ['Yên Bái', 104.75, [103.9, 21.3, 105.2, 22.3], 'Lào Cai'],
  ['Bạc Liêu', 105, [105.2, 9, 105.9, 9.7], 'Cà Mau'],
  ['Cần Thơ', 105, [105.2, 10, 106, 10.5]],
  ['Đồng Tháp', 105, [105.2, 10.3, 106, 11]],
  ['Hà Nam', 105, [105.7, 20.3, 106.2, 20.8], 'Ninh Bình'],
  ['Hà Nội', 105, [105.2, 20.5, 106.1, 21.4]],
  ['Hậu Giang', 105, [105.3, 9.5, 106, 10.2], 'Cần Thơ'],
  ['Ninh Bình', 105, [105.5, 19.9, 106.2, 20.5]],
  ['Thanh Hóa', 105, [104.3, 19.2, 106.1, 20.7]],
  ['Vĩnh Phúc', 105, [105.3, 21.1, 105.8, 21.6], 'Phú Thọ'],
  ['Bắc Ninh', 105.5, [105.9, 20.9, 106.4, 21.3]],
  ['Hà Giang', 105.5, [104.3, 22.1, 105.6, 23.4], 'Tuyên Quang'],
  ['Hà Tĩnh', 105.5, [105, 17.9, 106.6, 18.8]],
  ['Hải Dương', 105.5, [106.1, 20.6, 106.7, 21.3], 'Hải Phòng'],
  ['Hưng Yên', 105.5, [105.8, 20.6, 106.3, 21.1]],
  ['Nam Định', 105.5, [105.9, 19.9, 106.6, 20.5], 'Ninh Bình'],
  ['Sóc Trăng', 105.5, [105.5, 8.6, 106.7, 10], 'Cần Thơ'],
  ['Tây Ninh', 105.5, [105.7, 10.9, 106.5, 11.8]],
  ['Thái Bình', 105.5, [106.1, 20.2, 106.7, 20.8], 'Hưng Yên'],
  ['Trà Vinh', 105.5, [105.9, 9.5, 106.6, 10.1], 'Vĩnh Long'],
  ['Vĩnh Long', 105.5, [105.6, 9.8, 106.3, 10.4]],
  ['Bến Tre', 105.75, [105.9, 9.8, 106.8, 10.4], 'Vĩnh Long'],
  ['Bình Dương', 105.75, [106.3, 10.8, 107, 11.6], 'Hồ Chí Minh'],
  ['Cao Bằng', 105.75, [105.3, 22.3, 106.8, 23.1]],
  ['Hải Phòng', 105.75, [106.4, 20.1, 107.8, 21.1]],
  ['Hồ Chí Minh', 105.75, [106.3, 10.3, 107.1, 11.2]],
  ['Long An', 105.75, [105.5, 10.4, 106.8, 11.1], 'Tây Ninh'],
  ['Tiền Giang', 105.75, [105.8, 10.2, 106.8, 10.6], 'Đồng Tháp'],
  ['Hòa Bình', 106, [104.8, 20.3, 105.9, 21.2], 'Phú Thọ'],
  ['Quảng Bình', 106, [105.5, 16.9, 107.1, 18.1], 'Quảng Trị'],
  ['Tuyên Quang', 106, [104.8, 21.4, 105.7, 22.7]],
  ['Bình Phước', 106.25, [106.3, 11.2, 107.5, 12.4], 'Đồng Nai'],
  ['Quảng Trị', 106.25, [106.5, 16.2, 107.5, 17.2]],
  ['Bắc Kạn', 106.5, [105.4, 21.7, 106.3, 22.8], 'Thái Nguyên'],
  ['Thái Nguyên', 106.5, [105.5, 21.3, 106.3, 22.1]],
  ['Bắc Giang', 107, [105.9, 21.1, 107.1, 21.7], 'Bắc Ninh'],
  ['Thừa Thiên Huế', 107, [107, 16, 108.3, 16.8], 'Huế'],
  ['Lạng Sơn', 107.25, [106.1, 21.3, 107.4, 22.5]],
  ['Kon Tum', 107.5, [107.3, 13.9, 108.7, 15.5], 'Quảng Ngãi'],
  ['Bà Rịa - Vũng Tàu', 107.75, [106.5, 8.5, 107.6, 10.9], 'Hồ Chí Minh'],
  ['Đà Nẵng', 107.75, [107.8, 15.9, 108.4, 16.3]],
  ['Đồng Nai', 107.75, [106.7, 10.5, 107.7, 11.6]],
  ['Lâm Đồng', 107.75, [107.2, 11.2, 108.8, 12.4]],
  ['Quảng Nam', 107.75, [107.1, 14.9, 108.8, 16.1], 'Đà Nẵng'],
  ['Quảng Ninh', 107.75, [106.4, 20.7, 108, 21.7]],
  ['Quảng Ngãi', 108, [108.2, 14.5, 109.2, 15.5]],
  ['Bình Định', 108.25, [108.6, 13.5, 109.4, 14.7], 'Gia Lai'],
  ['Khánh Hòa', 108.25, [108.6, 11.7, 109.5, 12.9]],
  ['Ninh Thuận', 108.25, [108.6, 11.3, 109.3, 12.2], 'Khánh Hòa'],
  ['Bình Thuận', 108.5, [107.4, 10.5, 109, 11.6], 'Lâm Đồng'],
  ['Đắk Lắk', 108.5, [107.4, 12.1, 109.1, 13.4]],
  ['Đắk Nông', 108.5, [107.2, 11.7, 108.2, 12.8], 'Lâm Đồng'],
  ['Gia Lai', 108.5, [107.4, 12.9, 108.9, 14.7]],
  ['Phú Yên', 108.5, [108.6, 12.7, 109.5, 13.7], 'Đắk Lắk'],
];

export const PROVINCES: readonly Province[] = ROWS.map(([name, centralMeridian, bounds, now = name]) => ({
  name,
  centralMeridian,
  bounds,
  now,
}));

/** Every central meridian that some province uses, from west to east. */
export const OFFICIAL_MERIDIANS: readonly number[] = [...new Set(PROVINCES.map((one) => one.centralMeridian))];
