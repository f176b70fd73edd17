import type { Tx } from '../db/door.ts';
import type { Norm, Platform, Topic } from './schema.ts';

/** The topics taught, in the order they are offered. */
export const listTopics = (tx: Tx) => tx<Topic[]>`
  select code, pillar, name_vi as "nameVi", name_en as "nameEn"
  from tn.topic
  order by position, code`;

/** The platforms that count as adopted, in the order they are offered. */
export const listPlatforms = (tx: Tx) => tx<Platform[]>`
  select code, name_vi as "nameVi", name_en as "nameEn"
  from tn.platform
  order by position, code`;

/** The norms in force today. */
export const listNorms = (tx: Tx) => tx<Norm[]>`
  select id, threshold, upper, unit, due_on as "dueOn"
  from tn.norm
  where valid_from <= tn.today() and (valid_to is null or valid_to > tn.today())
  order by id`;
