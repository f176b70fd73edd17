import type { Details, ImportError, ImportErrorCode } from './errors.ts';
import type { ProblemCode } from './problems.ts';

export type Lang = 'vi' | 'en';

// Each says what is wrong, then what to do. `{name}` is filled in.
const PROBLEMS: Record<Lang, Record<ProblemCode, string>> = {
  vi: {
    adults_contradict:
      'Số người lớn chưa có thiết bị ({without}) nhiều hơn số người lớn ({adults}). Kiểm tra lại hai ô này.',
    ambiguous_match:
      'Chưa chắc đây là hộ nào: có hộ hoặc dòng khác giống thế. Chọn hộ đúng, hoặc thêm mã hộ, địa chỉ để phân biệt.',
    age_bad: '“{value}” không phải là tuổi. Ghi tuổi bằng số, từ 0 đến 125.',
    birth_year_bad: '“{value}” không phải là năm sinh. Sửa thành năm có 4 chữ số, ví dụ 1947.',
    boundary_bad: 'Ranh giới xóm không khép thành vùng. Vẽ lại vùng có ít nhất ba đỉnh.',
    cell_error: 'Ô báo lỗi “{value}” của bảng tính. Sửa công thức hoặc gõ giá trị vào ô.',
    coordinate_incomplete: 'Chỉ có một nửa tọa độ. Điền cả vĩ độ và kinh độ, hoặc để trống cả hai.',
    coordinate_national:
      'Tọa độ “{value}” tính bằng mét (có thể là VN-2000). Chọn hệ tọa độ của tệp, hoặc đổi sang độ WGS 84, ví dụ 20,2531 và 106,4123.',
    coordinate_not_number: '“{value}” không phải là tọa độ. Bỏ chữ, giữ số, ví dụ 20,2531.',
    coordinate_out_of_range: 'Tọa độ “{value}” nằm ngoài Việt Nam. Xem lại vĩ độ (8–24) và kinh độ (102–118).',
    coordinates_swapped: 'Vĩ độ và kinh độ bị đổi chỗ (“{value}”). Đổi lại hai ô.',
    count_bad: '“{value}” không phải là số đếm. Ghi số nguyên, ví dụ 0, 1, 2.',
    crs_mixed: 'Lớp này dùng hệ tọa độ khác với các lớp khác trong tệp nên chưa được đọc. Lưu lớp này thành tệp riêng.',
    devices_contradict: '“{value}” trái với số người lớn đã có thiết bị. Kiểm tra lại các ô này.',
    devices_unclear: '“{value}” chưa rõ nghĩa. Ghi số thiết bị, hoặc có/không, hoặc để trống nếu chưa rõ.',
    duplicate_code: 'Mã hộ “{value}” đã có ở dòng {otherRow}, trang {otherSheet}. Giữ một dòng.',
    duplicate_household: 'Trùng với dòng {otherRow}, trang {otherSheet}. Giữ một dòng.',
    elders_unclear: '“{value}” chưa rõ nghĩa. Ghi số người, tuổi, năm sinh, hoặc có/không.',
    formula: 'Ô chứa công thức chưa tính “{value}”. Gõ giá trị thay cho công thức, hoặc mở bằng Excel rồi lưu lại.',
    geometry_unsupported: 'Hình “{geometry}” không dùng được. Hộ là điểm (Point), ranh giới xóm là vùng (Polygon).',
    hamlet_missing: 'Không biết hộ thuộc xóm nào. Thêm cột Xóm, hoặc đặt tên trang tính theo xóm, ví dụ “Xóm 3”.',
    head_missing: 'Thiếu tên chủ hộ. Điền tên chủ hộ.',
    head_not_name: '“{value}” không phải là tên người. Điền tên chủ hộ.',
    header_missing: 'Không tìm thấy dòng tiêu đề trong trang này. Thêm dòng tiêu đề có cột “Chủ hộ” hoặc “Mã hộ”.',
    household_without_head:
      'Không người nào của hộ này được ghi là chủ hộ. Ghi “Chủ hộ” ở cột “{column}” cho một người.',
    households_disagree:
      'Dòng này ghi {households} hộ nhưng cột “{column}” có {lines} dòng. Ghi mỗi hộ một dòng, hoặc đủ {households} dòng trong ô.',
    households_unclear: 'Ô này có vẻ ghi {households} hộ. Ghi mỗi hộ một dòng, hoặc đánh số 1., 2. trước mỗi tên.',
    person_unassigned: 'Không rõ người này thuộc hộ nào. Điền mã hộ hoặc quan hệ với chủ hộ.',
    phone_bad: '“{value}” không phải là số điện thoại. Ghi 10 chữ số bắt đầu bằng 0, hoặc để trống.',
    platforms_unknown:
      '“{value}” không có trong danh mục nền tảng số. Dùng tên trong danh mục, cách nhau bằng dấu phẩy.',
  },
  en: {
    adults_contradict: 'More adults without a device ({without}) than adults ({adults}). Check these two cells.',
    ambiguous_match:
      'It is not sure which household this is: others, or other rows, are like it. Say which, or add a code or address.',
    age_bad: '“{value}” is not an age. Write the age as a number from 0 to 125.',
    birth_year_bad: '“{value}” is not a year of birth. Write a year of 4 digits, such as 1947.',
    boundary_bad: "The hamlet's boundary does not close to an area. Draw an area of at least three corners.",
    cell_error: 'The cell shows the spreadsheet error “{value}”. Mend the formula or type the value.',
    coordinate_incomplete: 'Only half of the position is there. Fill in latitude and longitude, or leave both empty.',
    coordinate_national:
      'The coordinate “{value}” is in metres (VN-2000 perhaps). Choose the file’s coordinate system, or convert to degrees of WGS 84, such as 20.2531 and 106.4123.',
    coordinate_not_number: '“{value}” is not a coordinate. Leave out letters, keep the number, such as 20.2531.',
    coordinate_out_of_range:
      'The position “{value}” is outside Vietnam. Check latitude (8–24) and longitude (102–118).',
    coordinates_swapped: 'Latitude and longitude stand in each other’s place (“{value}”). Swap the two cells.',
    count_bad: '“{value}” is not a count. Write a whole number such as 0, 1, 2.',
    crs_mixed:
      'This layer is in another coordinate system than the others of the file and was left out. Save it as a file of its own.',
    devices_contradict: '“{value}” contradicts the number of adults who have a device. Check these cells.',
    devices_unclear: '“{value}” is not clear. Write the number of devices, or yes/no, or leave empty where unknown.',
    duplicate_code: 'The household code “{value}” is already in row {otherRow} of sheet {otherSheet}. Keep one row.',
    duplicate_household: 'The same household as in row {otherRow} of sheet {otherSheet}. Keep one row.',
    elders_unclear: '“{value}” is not clear. Write the number of persons, ages, years of birth, or yes/no.',
    formula:
      'The cell holds a formula without a computed value: “{value}”. Type the value, or open in Excel and save again.',
    geometry_unsupported: 'A “{geometry}” cannot be used. Households are points, hamlet boundaries are polygons.',
    hamlet_missing: 'It is not known to which hamlet this belongs. Add a column Hamlet, or name the sheet “Xóm 3”.',
    head_missing: 'The head of household is missing. Fill in the name.',
    head_not_name: '“{value}” is not a name. Fill in the name of the head of household.',
    header_missing: 'No heading row was found in this sheet. Add one with a column “Chủ hộ” (head) or “Mã hộ” (code).',
    household_without_head: 'Nobody of this household is said to be its head. Write “Chủ hộ” under “{column}” for one.',
    households_disagree:
      'The row lists {households} households, but “{column}” has {lines} lines. Write one row a household, or {households} lines.',
    households_unclear:
      'The cell seems to list {households} households. Write one row a household, or number the names 1., 2.',
    person_unassigned:
      'It is not clear to which household this person belongs. Fill in the household code or relation.',
    phone_bad: '“{value}” is not a telephone number. Write 10 digits starting with 0, or leave it empty.',
    platforms_unknown: '“{value}” is not in the catalogue of digital platforms. Use its names, separated by commas.',
  },
};

const ERRORS: Record<Lang, Record<ImportErrorCode, string>> = {
  vi: {
    empty: 'Tệp trống. Chọn tệp có danh sách hộ.',
    encrypted: 'Tệp có mật khẩu. Bỏ mật khẩu (Excel: Tệp → Thông tin → Bảo vệ sổ làm việc) rồi chọn lại.',
    no_header: 'Không tìm thấy dòng tiêu đề nào. Thêm dòng tiêu đề có cột “Chủ hộ” hoặc “Mã hộ” phía trên danh sách.',
    no_member_header: 'Không tìm thấy danh sách tổ viên. Thêm dòng tiêu đề có cột “Họ và tên” phía trên danh sách.',
    shapefile_incomplete:
      'Shapefile thiếu tệp {part}. Nén các tệp .shp, .dbf, .prj và .cpg vào một tệp .zip rồi chọn tệp đó.',
    too_large: 'Tệp quá lớn, kể cả khi giải nén. Chia thành nhiều tệp, bỏ trang và định dạng thừa.',
    too_slow: 'Đọc tệp quá lâu nên đã dừng. Chia thành nhiều tệp nhỏ hơn.',
    truncated: 'Tệp bị cắt ngắn hoặc hỏng. Chép hoặc tải lại tệp gốc rồi thử lại.',
    unclosed_quote: 'Dấu nháy kép mở ở dòng {line} không đóng. Đóng dấu nháy hoặc bỏ nó đi.',
    unreadable: 'Không đọc được tệp. Mở bằng Excel và lưu lại thành .xlsx, rồi thử lại.',
    unsupported_format: 'Chưa đọc được định dạng “{format}”. Lưu thành .xlsx, .csv (UTF-8) hoặc GeoPackage.',
    xml_entities: 'Tệp XML có khai báo thực thể (ENTITY) nên không được đọc. Xuất lại tệp từ chương trình bản đồ.',
    xml_invalid: 'Tệp XML sai ở dòng {line}. Xuất lại tệp từ chương trình bản đồ, hoặc sửa dòng đó.',
  },
  en: {
    empty: 'The file is empty. Choose a file with a list of households.',
    encrypted: 'The file has a password. Remove it (Excel: File → Info → Protect Workbook) and choose the file again.',
    no_header: 'No heading row was found. Add one with a column “Chủ hộ” (head) or “Mã hộ” (code) above the list.',
    no_member_header: 'No list of members was found. Add a heading row with a column “Họ và tên” (full name) above it.',
    shapefile_incomplete:
      'The shapefile lacks its {part}. Put .shp, .dbf, .prj and .cpg into one .zip and choose that.',
    too_large: 'The file is too large, or would be when unpacked. Split it, leave out needless sheets and formats.',
    too_slow: 'Reading took too long and was stopped. Split the file into smaller ones.',
    truncated: 'The file is cut off or damaged. Copy or download the original again.',
    unclosed_quote: 'The quotation mark opened in line {line} is not closed. Close it or leave it out.',
    unreadable: 'The file cannot be read. Open it in Excel, save it as .xlsx, and try again.',
    unsupported_format: 'The format “{format}” cannot be read yet. Save as .xlsx, .csv (UTF-8) or GeoPackage.',
    xml_entities: 'The XML declares entities, which are not read. Export the file again from the map program.',
    xml_invalid: 'The XML is wrong in line {line}. Export the file again from the map program, or mend that line.',
  },
};

const fill = (text: string, params: Details): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]).slice(0, 80) : whole,
  );

/** What is wrong with a row and what to do, in the user's language. */
export const problemMessage = (lang: Lang, code: ProblemCode, params: Details): string =>
  fill(PROBLEMS[lang][code], params);

/** Why nothing could be read and what to do, in the user's language. */
export const errorMessage = (lang: Lang, { code, details }: Pick<ImportError, 'code' | 'details'>): string =>
  fill(ERRORS[lang][code], details);
