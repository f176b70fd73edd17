import type postgres from 'postgres';

/** The identity of the made-up commune that tile tests and benchmarks draw. */
export const TILE_COMMUNE = '01900000-0000-7000-8000-00000000c001';

export interface TileCommuneOptions {
  households: number;
  /** South-west corner, degrees. */
  origin?: [lon: number, lat: number];
  /** Side of the square commune, degrees. */
  side?: number;
}

/**
 * Writes a square commune made of arithmetic alone: hamlets in rows, each of ten clusters, each of 25 households,
 * with lanes and footprints. Deterministic, and the same SQL on both databases. One household in fifty has no
 * place, one in forty no cluster, one hamlet's first cluster no outline: what real communes look like.
 *
 * @param sql  as owner of the tables
 */
export async function writeTileCommune(
  sql: postgres.Sql,
  { households, origin = [106.3, 20.1], side = 0.1 }: TileCommuneOptions,
): Promise<void> {
  const [west, south] = origin;
  const rows = Math.max(1, Math.ceil(Math.sqrt(households / 250)));
  const step = side / rows;
  const layout = sql`
    (select ${west}::float8 as west, ${south}::float8 as south, ${step}::float8 as step, ${rows}::int as rows) l`;
  const household = sql`
    select i, md5('household' || i)::uuid as id, i / 250 as hamlet, (i % 250) / 25 as cluster,
      (hashtext('x' || i) & 65535) / 65536.0::float8 as rx, (hashtext('y' || i) & 65535) / 65536.0::float8 as ry,
      hashtext('s' || i) & 65535 as chance
    from generate_series(0, ${households - 1}::int) i`;

  await sql`insert into tn.commune (id, code, name) values (${TILE_COMMUNE}, 'TILES', 'Xã Ô Vuông')`;
  await sql`insert into tn.data_version (commune_id) values (${TILE_COMMUNE})`;
  await sql`
    insert into tn.hamlet (commune_id, id, code, name, boundary)
    select ${TILE_COMMUNE}::uuid, md5('hamlet' || n)::uuid, 'X' || n, 'Xóm ' || n,
      st_multi(st_makeenvelope(west + (n % rows) * step, south + (n / rows) * step,
                               west + (n % rows + 1) * step, south + (n / rows + 1) * step, 4326))
    from ${layout}, generate_series(0, ${Math.ceil(households / 250) - 1}::int) n`;
  await sql`
    insert into tn.cluster (commune_id, id, hamlet_id, name, outline)
    select ${TILE_COMMUNE}::uuid, md5('cluster' || n || '-' || k)::uuid, md5('hamlet' || n)::uuid, 'Cụm ' || (k + 1),
      case when n > 0 or k > 0 then
        st_multi(st_setsrid(st_buffer(st_makepoint(west + (n % rows + (k % 5 + 0.5) / 5) * step,
                                                   south + (n / rows + (k / 5 + 0.5) / 2) * step), step / 12), 4326)) end
    from ${layout}, generate_series(0, ${Math.ceil(households / 250) - 1}::int) n, generate_series(0, 9) k`;
  await sql`
    insert into tn.team (commune_id, id, hamlet_id, name)
    select ${TILE_COMMUNE}::uuid, md5('team' || h.code)::uuid, h.id, 'Tổ ' || h.code from tn.hamlet h`;
  await sql`
    insert into tn.member (commune_id, id, team_id, hamlet_id, name, role, from_on)
    select ${TILE_COMMUNE}::uuid, md5('member' || h.code || m)::uuid, md5('team' || h.code)::uuid, h.id,
      'Tổ viên ' || m, 'member', '2025-11-01'
    from tn.hamlet h, generate_series(0, 7) m`;
  await sql`
    insert into tn.household (commune_id, id, hamlet_id, cluster_id, code, head, location, location_source, member_id,
      now_status, now_elderly, deviceless, now_flagged, now_rank, then_status, then_elderly, then_flagged, then_rank,
      turns_on, reached, informed, adopting)
    select ${TILE_COMMUNE}::uuid, h.id, md5('hamlet' || hamlet)::uuid,
      case when h.i % 40 <> 3 then md5('cluster' || hamlet || '-' || cluster)::uuid end,
      'H' || h.i, 'Chủ hộ ' || h.i,
      case when h.i % 50 <> 7 then st_setsrid(st_makepoint(
        west + (hamlet % rows + (cluster % 5 + rx) / 5) * step, south + (hamlet / rows + (cluster / 5 + ry) / 2) * step), 4326) end,
      case when h.i % 50 <> 7 then 'register' end,
      case when h.i % 9 <> 0 then md5('memberX' || hamlet || (h.i % 8))::uuid end,
      s.status, h.i % 5 = 0, case when h.i % 7 <> 0 then h.i % 4 = 0 end,
      (h.i % 5 = 0 or (h.i % 7 <> 0 and h.i % 4 = 0)) and s.status in ('never_reached', 'attempted', 'informed'),
      1 + h.i % 7,
      case when s.status = 'reached' and h.i % 3 = 0 then 'follow_up_due' else s.status end, h.i % 5 = 0,
      (h.i % 5 = 0 or (h.i % 7 <> 0 and h.i % 4 = 0)) and s.status in ('never_reached', 'attempted', 'informed'),
      1 + h.i % 7,
      case when s.status = 'reached' and h.i % 3 = 0 then date '2026-11-20' + h.i % 9 end,
      s.status in ('reached', 'adopting'), s.status in ('reached', 'adopting', 'informed'), s.status = 'adopting'
    from ${layout}, (${household}) h
    cross join lateral (select (array['never_reached', 'never_reached', 'attempted', 'informed', 'reached', 'reached',
      'adopting', 'adopting', 'refused', 'inactive'])[1 + h.chance % 10] as status) s`;
  await sql`
    insert into tn.base_feature (commune_id, id, kind, subkind, name, shape)
    select ${TILE_COMMUNE}::uuid, md5('building' || id)::uuid, 'building', null, null,
      st_expand(st_envelope(location), 0.00004, 0.00003)
    from tn.household where location is not null`;
  await sql`
    insert into tn.base_feature (commune_id, id, kind, subkind, name, shape)
    select ${TILE_COMMUNE}::uuid, md5('lane' || kind || n)::uuid, 'lane', kind, 'Đường ' || n,
      st_setsrid(st_makeline(array(select st_makepoint(west + step * rows * p / 60.0, south + step * (n + 0.1 * sin(p)))
                                   from generate_series(0, 60) p)), 4326)
    from ${layout}, generate_series(0, ${rows}::int) n, unnest(array['road', 'lane', 'path']) kind`;
  await sql`
    insert into tn.base_feature (commune_id, id, kind, subkind, name, shape) values
      (${TILE_COMMUNE}, md5('pond')::uuid, 'water', 'pond', 'Ao Đình',
        st_difference(st_buffer(st_setsrid(st_makepoint(${west + side / 2}, ${south + side / 2}), 4326), ${side / 5}),
                      st_buffer(st_setsrid(st_makepoint(${west + side / 2}, ${south + side / 2}), 4326), ${side / 15}))),
      (${TILE_COMMUNE}, md5('school')::uuid, 'place', 'school', 'Trường Tiểu học',
        st_setsrid(st_makepoint(${west + side / 3}, ${south + side / 3}), 4326))`;
  await sql`analyze`;
}
