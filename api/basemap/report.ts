import type { Lang } from './messages.ts';
import type { BasemapAnswer, FeatureCounts } from './schema.ts';

const WORDS = {
  vi: {
    title: (dry: boolean) => (dry ? 'Nền bản đồ sẽ có:' : 'Nền bản đồ đã nhập:'),
    kinds: {
      lanes: 'đoạn đường',
      railways: 'đoạn đường sắt',
      water: 'sông, kênh, ao hồ',
      dykes: 'đoạn đê',
      fields: 'thửa ruộng',
      landCover: 'vùng đất (rừng, cỏ, khu dân cư…)',
      buildings: 'nhà',
      places: 'địa điểm',
    },
    skipped: {
      outside: 'ngoài phạm vi',
      incomplete: 'thiếu phần trong tệp',
      invalid: 'không thành hình',
      coordinates: 'tọa độ sai',
    },
    left: 'Bỏ qua:',
    mended: 'vùng tự cắt đã được sửa',
    clipped: { hamlets: 'Cắt theo ranh giới các xóm', households: 'Cắt theo vị trí các hộ', file: 'Lấy cả tệp' },
    source: 'Nguồn:',
    noSource: 'không ghi',
    dry: 'Chưa ghi gì (--dry-run).',
  },
  en: {
    title: (dry: boolean) => (dry ? 'The base map would have:' : 'The base map now has:'),
    kinds: {
      lanes: 'lanes',
      railways: 'railways',
      water: 'waters',
      dykes: 'dykes',
      fields: 'fields',
      landCover: 'stretches of land (forest, grass, built-up…)',
      buildings: 'buildings',
      places: 'places',
    },
    skipped: {
      outside: 'outside',
      incomplete: 'with parts missing in the file',
      invalid: 'without a shape',
      coordinates: 'with impossible coordinates',
    },
    left: 'Left out:',
    mended: 'areas that crossed themselves were mended',
    clipped: { hamlets: 'Cut around the hamlets', households: 'Cut around the households', file: 'The whole file' },
    source: 'Source:',
    noSource: 'none given',
    dry: 'Nothing was written (--dry-run).',
  },
} as const;

/** What became of a file, for a terminal. */
export function reportText(answer: BasemapAnswer, lang: Lang, dryRun: boolean): string {
  const words = WORDS[lang];
  const number = new Intl.NumberFormat(lang);
  const kinds = Object.entries(answer.features).filter(([, count]) => count > 0);
  const left = Object.entries(answer.skipped).filter(([, count]) => count > 0);
  const bounds = answer.bounds.map((degrees) => degrees.toFixed(4)).join(', ');
  const lines = [
    words.title(dryRun),
    ...kinds.map(([kind, count]) => `  ${number.format(count)} ${words.kinds[kind as keyof FeatureCounts]}`),
    `${words.clipped[answer.clippedTo]}: ${bounds}.`,
    ...(left.length === 0
      ? []
      : [
          `${words.left} ${left
            .map(([why, count]) => `${number.format(count)} ${words.skipped[why as keyof BasemapAnswer['skipped']]}`)
            .join(', ')}.`,
        ]),
    ...(answer.mended > 0 ? [`${number.format(answer.mended)} ${words.mended}.`] : []),
    `${words.source} ${answer.attribution?.text ?? words.noSource}${answer.attribution?.url ? ` (${answer.attribution.url})` : ''}`,
    ...(dryRun ? [words.dry] : []),
  ];
  return lines.join('\n');
}
