import { queryOptions } from '@tanstack/react-query';
import i18next from 'i18next';
import type { ImportItem } from '#api/imports/schema.ts';
import { get, Problem } from '../app/http.ts';

/** What was imported before, newest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }) => (await get<{ items: ImportItem[] }>('/imports', undefined, signal)).items,
});

/** Hands the bad rows of an import to the browser as a workbook, in the language of the page. */
export async function downloadRejected({ id, fileName }: ImportItem): Promise<void> {
  const answer = await fetch(`/api/imports/${id}/rejected.xlsx`, {
    headers: { 'accept-language': i18next.language || 'vi' },
  });
  if (!answer.ok) throw new Problem(answer.status, 'unknown', i18next.t('common:failed.server'));
  const url = URL.createObjectURL(await answer.blob());
  const name = `can-sua-${(fileName ?? 'so-ho').replace(/\.\w+$/, '')}.xlsx`;
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  URL.revokeObjectURL(url);
}
