import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EXPORT_FORMATS } from '#api/plans/schema.ts';
import type { Client } from '#tests/support/client.ts';
import type { CommuneFixture, HamletFixture } from '#tests/support/two_communes.ts';
import { openWorld, type World } from '#tests/support/world.ts';

let world: World;
let plans: { home: string; otherHamlet: string; otherCommune: string };
beforeAll(async () => {
  world = await openWorld();
  plans = {
    home: await writePlan(world.here, home()),
    otherHamlet: await writePlan(world.here, world.here.hamlets[1]),
    otherCommune: await writePlan(world.elsewhere, world.elsewhere.hamlets[0]),
  };
});
afterAll(() => world?.stop());

const home = () => world.here.hamlets[0];

/** A plan of a day that has passed and one far ahead: leader and member go to the households in their charge. */
async function writePlan(commune: CommuneFixture, hamlet: HamletFixture): Promise<string> {
  const id = randomUUID();
  const visits = hamlet.households.slice(0, 3).map((household, k) => ({
    householdId: household.id,
    memberId: household.memberId,
    reason: k === 0 ? 'pinned' : 'flagged',
  }));
  const days = ['2026-01-10', '2099-11-28'].map((date) => ({
    date,
    from: '08:00',
    to: '12:00',
    memberIds: [hamlet.leaderId, hamlet.memberId],
    clusterIds: [hamlet.clusterId],
    visits,
    expectedSupports: 2,
  }));
  await world.db.owner(
    (tx) => tx`
      insert into tn.plan (commune_id, id, hamlet_id, from_on, to_on, state, days)
      values (${commune.id}, ${id}, ${hamlet.id}, '2026-01-01', '2099-12-31', 'draft', ${tx.json(days)})`,
  );
  return id;
}

const ask = (who: Client, query: string, planId = plans.home) =>
  who.call('GET', `/api/plans/${planId}/export?${query}`);
const exportsNoted = () =>
  world.db.owner<{ subject_id: string; detail: Record<string, unknown>; by_name: string }[]>(
    (tx) => tx`select subject_id, detail, by_name from tn.audit where action = 'plan.export' order by id`,
  );

async function textOf(query: string): Promise<string> {
  const answer = await ask(world.people.leader, query);
  expect(answer.status, query).toBe(200);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
}

test('the table tells a row each stop with masked telephone numbers and why now', async () => {
  const rows: Record<string, string>[] = parse(await textOf('format=csv&date=2099-11-28'), {
    bom: true,
    columns: true,
  });
  const [first, second, third] = home().households;
  expect(rows.map((row) => [row['Tổ viên'], row['Thứ tự'], row['Chủ hộ']])).toEqual([
    [home().leaderName, '1', third!.head],
    [home().memberName, '1', first!.head],
    [home().memberName, '2', second!.head],
  ]);
  expect(rows[1]).toMatchObject({
    'Cụm dân cư': home().clusterName,
    'Lý do': 'tổ trưởng cho ưu tiên, người cao tuổi, mới nghe tuyên truyền',
    'Cần ưu tiên': 'Có',
    'Điện thoại': expect.stringMatching(/^09•• ••• \d{3}$/),
    'Giờ đến': expect.stringMatching(/^08:\d\d$/),
  });
  expect(rows[2]!['Giờ đến']! > rows[1]!['Giờ đến']!).toBe(true);
});

test('walking lists are a document of a page each member, under a Vietnamese name', async () => {
  const answer = await ask(world.people.leader, 'format=pdf&date=2099-11-28');
  expect(answer.headers.get('content-type')).toBe('application/pdf');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const disposition = answer.headers.get('content-disposition')!;
  expect(disposition).toMatch(/^attachment; filename="ke-hoach-[a-z0-9-]+\.pdf"; filename\*=UTF-8''/);
  expect(decodeURIComponent(disposition.split("''")[1]!)).toBe(`Kế hoạch ${home().name} 2099-11-28.pdf`);
  const input = Buffer.from(await answer.arrayBuffer());
  const text = execFileSync('pdftotext', ['-layout', '-', '-'], { input, encoding: 'utf8' });
  expect(text.split('\f').slice(0, -1)).toHaveLength(2);
  for (const { head, phone } of home().households.slice(0, 3)) {
    expect(text).toContain(head);
    expect(text).not.toContain(phone.slice(1));
  }
});

test('what travels names no household: tracks, calendar and text', async () => {
  for (const format of ['gpx', 'ics', 'text']) {
    const text = await textOf(`format=${format}`);
    expect(text).toContain(home().clusterName);
    for (const { head, phone, address, code } of home().households) {
      for (const word of [head, phone, address, code]) expect(text, format).not.toContain(word);
    }
  }
  expect(await textOf('format=gpx')).toMatch(/<trkpt lat="[\d.]+" lon="[\d.]+"\/>/);
});

test('what one goes out with holds the days to come, the calendar all of them', async () => {
  expect((await textOf('format=ics')).match(/BEGIN:VEVENT/g)).toHaveLength(2);
  expect(await textOf('format=text')).not.toContain('10/01/2026');
  expect(await textOf('format=text&date=2026-01-10')).toContain('Thứ Bảy, 10/01/2026, 8:00–12:00');
  const one = await textOf(`format=text&member=${home().memberId}&language=en`);
  expect(one).toContain(`${home().memberName}: 2 households`);
  expect(one).not.toContain(`${home().leaderName}:`);
});

test('every export is noted: who, which plan, in what form, of how many households', async () => {
  const before = (await exportsNoted()).length;
  for (const format of EXPORT_FORMATS) await textOf(`format=${format}&member=${home().memberId}&date=2099-11-28`);
  const noted = (await exportsNoted()).slice(before);
  expect(noted.map(({ detail }) => detail.format)).toEqual([...EXPORT_FORMATS]);
  expect(noted[0]).toEqual({
    subject_id: plans.home,
    by_name: home().leaderName,
    detail: { format: 'gpx', date: '2099-11-28', member: home().memberId, households: 2 },
  });
});

test('nothing of another hamlet, of a day or person that is not there, or to whom has no plans to write', async () => {
  const { leader, staff, member, observer, anonymous } = world.people;
  const there = world.here.hamlets[1];
  const before = (await exportsNoted()).length;
  for (const [who, status] of [
    [member, 403],
    [observer, 403],
    [anonymous, 401],
  ] as const) {
    expect((await ask(who, 'format=csv')).status).toBe(status);
  }
  expect((await ask(leader, 'format=csv', plans.otherHamlet)).status).toBe(404);
  expect((await ask(staff, 'format=csv', plans.otherCommune)).status).toBe(404);
  expect((await ask(leader, 'format=csv&date=2099-11-29')).status).toBe(404);
  expect((await ask(staff, `format=csv&member=${there.memberId}`)).status).toBe(404);
  expect((await ask(leader, 'format=docx')).status).toBe(400);
  expect(await exportsNoted()).toHaveLength(before);
  expect((await ask(staff, 'format=csv', plans.otherHamlet)).status).toBe(200);
});
