import type { BasemapError, BasemapErrorCode, Details } from './errors.ts';

export type Lang = 'vi' | 'en';

// Each says what is wrong, then what to do. `{name}` is filled in.
const ERRORS: Record<Lang, Record<BasemapErrorCode, string>> = {
  vi: {
    change_file: 'Đây là tệp ghi thay đổi (.osc) của OpenStreetMap, không phải bản trích. Chọn tệp .osm hoặc .osm.pbf.',
    damaged: 'Tệp bị hỏng. Tải lại tệp gốc rồi thử lại.',
    empty: 'Tệp trống. Chọn tệp .osm, .osm.pbf hoặc GeoJSON.',
    history: 'Tệp chứa cả lịch sử chỉnh sửa. Chọn bản trích thường, không có lịch sử.',
    nothing_inside:
      'Trong phạm vi xã, tệp không có đường, nước, nhà hay địa điểm nào. Chọn bản trích của đúng vùng này.',
    projected: 'Tọa độ của tệp theo hệ {name}. Xuất lại theo kinh vĩ độ WGS 84 (EPSG:4326).',
    too_large: 'Tệp quá lớn, kể cả khi giải nén. Cắt lấy vùng quanh xã (osmium extract) rồi thử lại.',
    too_slow: 'Đọc tệp quá lâu nên đã dừng. Cắt lấy vùng quanh xã rồi thử lại.',
    too_wide:
      'Xã chưa có ranh giới xóm và chưa có hộ nào trên bản đồ, mà tệp rộng {kilometres} km. ' +
      'Nhập sổ hộ hoặc ranh giới trước, hoặc chọn tệp rộng không quá {most} km.',
    truncated: 'Tệp bị cắt ngắn. Chép hoặc tải lại tệp gốc rồi thử lại.',
    unsupported_compression: 'Tệp nén kiểu {name} chưa đọc được. Giải nén, hoặc lưu lại thành .osm.pbf kiểu zlib.',
    unsupported_feature: 'Tệp dùng tính năng “{name}” chưa đọc được. Lưu lại bằng osmium thành .osm.pbf thường.',
    unsupported_format:
      'Đây không phải là bản trích OpenStreetMap hay GeoJSON (“{format}”). Chọn tệp .osm, .osm.pbf hoặc .geojson.',
    xml_entities: 'Tệp XML có khai báo DOCTYPE nên không được đọc. Xuất lại tệp từ chương trình bản đồ.',
    xml_invalid: 'Tệp XML sai ở dòng {line}. Xuất lại tệp, hoặc sửa dòng đó.',
  },
  en: {
    change_file: 'This is a change file (.osc) of OpenStreetMap, not an extract. Choose a .osm or .osm.pbf.',
    damaged: 'The file is damaged. Download the original again.',
    empty: 'The file is empty. Choose a .osm, .osm.pbf or GeoJSON.',
    history: 'The file holds the history of edits. Choose a plain extract without history.',
    nothing_inside:
      'The file has no ways, waters, houses or places within the commune. Choose an extract of this very area.',
    projected: 'The coordinates are in {name}. Export again in degrees of WGS 84 (EPSG:4326).',
    too_large:
      'The file is too large, or would be when unpacked. Cut out the area around the commune (osmium extract).',
    too_slow: 'Reading took too long and was stopped. Cut out the area around the commune.',
    too_wide:
      'The commune has no hamlet boundaries and no household on the map yet, and the file is {kilometres} km across. ' +
      'Import the register or boundaries first, or choose a file of at most {most} km.',
    truncated: 'The file is cut off. Copy or download the original again.',
    unsupported_compression: 'Compression {name} cannot be read. Unpack the file, or save it as .osm.pbf with zlib.',
    unsupported_feature: 'The file uses “{name}”, which cannot be read. Save it with osmium as a plain .osm.pbf.',
    unsupported_format:
      'This is neither an OpenStreetMap extract nor GeoJSON (“{format}”). Choose a .osm, .osm.pbf or .geojson.',
    xml_entities: 'The XML has a DOCTYPE, which is not read. Export the file again from the map program.',
    xml_invalid: 'The XML is wrong in line {line}. Export the file again, or mend that line.',
  },
};

const fill = (text: string, params: Details): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]).slice(0, 80) : whole,
  );

/** Why nothing of a file could be used and what to do, in the user's language. */
export const errorMessage = (lang: Lang, { code, details }: Pick<BasemapError, 'code' | 'details'>): string =>
  fill(ERRORS[lang][code], details);
