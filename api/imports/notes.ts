import type { Details } from './errors.ts';
import type { Lang } from './messages.ts';

/** What was done with a sheet that is not plain from its rows; nothing to mend, but to know. */
export type NoteCode =
  | 'cells_split'
  | 'coordinates_swapped'
  | 'persons_counted'
  | 'province_named'
  | 'rows_joined'
  | 'side_by_side';

/** How a sheet was read where it could have been read otherwise. */
export interface Note {
  sheet: string;
  code: NoteCode;
  message: string;
  params: Details;
}

const NOTES: Record<Lang, Record<NoteCode, string>> = {
  vi: {
    cells_split: '{rows} dòng ghi nhiều hộ trong một ô, đã tách thành {households} hộ.',
    coordinates_swapped: 'Hai cột “{lat}” và “{lon}” bị đổi chỗ, đã đọc theo giá trị.',
    persons_counted:
      'Mỗi dòng là một người: {persons} người đã được đếm vào {households} hộ. Tên những người khác chủ hộ không được giữ lại.',
    province_named: 'Tiêu đề ghi tỉnh {province}: kinh tuyến trục của tỉnh được xét trước.',
    rows_joined: '{rows} dòng chỉ ghi tiếp của hộ ở dòng trên, đã gộp vào hộ đó.',
    side_by_side: '{lists} danh sách đặt cạnh nhau, đã đọc lần lượt từng danh sách.',
  },
  en: {
    cells_split: '{rows} rows list several households in one cell: read as {households} households.',
    coordinates_swapped: 'The columns “{lat}” and “{lon}” stand in each other’s place: read by their values.',
    persons_counted:
      'One row a person: {persons} persons were counted into {households} households. Names of others than the head are not kept.',
    province_named: 'The titles name the province {province}: its central meridian is tried first.',
    rows_joined: '{rows} rows only go on with the household above, and were joined to it.',
    side_by_side: '{lists} lists stand side by side: read one after the other.',
  },
};

export const note = (lang: Lang, sheet: string, code: NoteCode, params: Details = {}): Note => ({
  sheet,
  code,
  message: NOTES[lang][code].replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]).slice(0, 80) : whole,
  ),
  params,
});
