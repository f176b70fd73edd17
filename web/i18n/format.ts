import i18next from 'i18next';

const locale = (): string => (i18next.language === 'en' ? 'en-GB' : 'vi-VN');
const ZONE = 'Asia/Ho_Chi_Minh';

/** 2914 → "2.914" */
export const formatNumber = (value: number): string => new Intl.NumberFormat(locale()).format(value);

/** 2.14 → "2,1" */
export const formatDecimal = (value: number): string =>
  new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);

/** 0.486 → "49 %" */
export const formatShare = (share: number): string =>
  new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Distance on foot or as the crow flies: to 5 m near by, then to 10 m, from 1 km on in tenths. */
export function formatDistance(metres: number): string {
  if (metres < 100) return `${Math.max(5, Math.round(metres / 5) * 5)} m`;
  if (metres < 995) return `${Math.round(metres / 10) * 10} m`;
  return `${new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(metres / 1000)} km`;
}

/** Calendar day in the commune, `YYYY-MM-DD`. */
export const localDay = (at: Date | string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    typeof at === 'string' ? new Date(at) : at,
  );

/** A day as people say it: today, yesterday, then "18/11", with the year where it is another one. */
export function formatDay(at: string | Date, now: Date = new Date()): string {
  const day = typeof at === 'string' && at.length === 10 ? at : localDay(at);
  const today = localDay(now);
  if (day === today) return i18next.t('common:day.today');
  if (day === localDay(new Date(now.getTime() - 86_400_000))) return i18next.t('common:day.yesterday');
  if (day === localDay(new Date(now.getTime() + 86_400_000))) return i18next.t('common:day.tomorrow');
  const [year, month, date] = day.split('-');
  return year === today.slice(0, 4) ? `${date}/${month}` : `${date}/${month}/${year}`;
}

/** "Thứ Ba, 24/11" */
export function formatWeekday(at: Date): string {
  const weekday = new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: ZONE }).format(at);
  const [, month, date] = localDay(at).split('-');
  return `${weekday.charAt(0).toLocaleUpperCase()}${weekday.slice(1)}, ${date}/${month}`;
}

/** "24/11/2026" */
export function formatDate(at: string): string {
  const [year, month, date] = localDay(at).split('-');
  return `${date}/${month}/${year}`;
}

/** Time of day in the commune: "14:05". */
export const formatTime = (at: string | Date): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(at));

/** "24/11/2026 14:05" */
export const formatMoment = (at: string): string => {
  const [year, month, date] = localDay(at).split('-');
  return `${date}/${month}/${year} ${formatTime(at)}`;
};

/** "Phạm Thị Nhàn" → "Thị Nhàn": what neighbours call each other by, in narrow places. */
export const shortName = (name: string): string => name.trim().split(/\s+/).slice(-2).join(' ');
