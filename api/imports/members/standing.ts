import type { Member } from '../../teams/schema.ts';
import { foldHeading } from '../headings.ts';

// Asked in turn: the youth's secretary before the Party's, the head of a residential group before a team's leader.
const BODIES: [RegExp, NonNullable<Member['body']>][] = [
  [
    /\bdoan thanh nien\b|\bchi doan\b|\bbi thu doan\b|\bdoan tn\b|\bdtn\b|\bdoan vien\b|\btncs\b|\byouth\b/,
    'youth_union',
  ],
  [/\bphu nu\b|\bhpn\b|\bhlhpn\b|\bwomen/, 'womens_union'],
  [/\bcong an\b|\bcax\b|\bcong an vien\b|\ban ninh\b|\bantt\b|\bpolice\b/, 'police'],
  [/\bcuu chien binh\b|\bccb\b|\bveteran/, 'veterans'],
  [/\bnong dan\b|\bhnd\b|\bfarmer/, 'farmers'],
  [/\bmat tran\b|\bmttq\b|\bctmt\b|\bbctmt\b|\bfront\b/, 'front_committee'],
  [/\b(bi thu|chi uy|cap uy|btcb)\b|\bparty\b/, 'party_secretary'],
  [
    /(?<!pho )\btruong (xom|thon|ap|ban|khu|khoi|lang|tdp)\b|\bto truong (to dan pho|tdp|dan pho)\b|\bhamlet head\b|\bhead of (the )?hamlet\b/,
    'hamlet_head',
  ],
];

const DEPUTY = /\bto pho\b|\bpho to truong\b|\bpho to\b|\bdeputy\b|\bpho truong to\b/;
const LEADER =
  /\bto truong\b(?! (to dan pho|tdp|dan pho|to lien gia|san xuat))|\btruong to\b|\bteam leader\b|\bleader\b/;
const MEMBER = /\bto vien\b|\bthanh vien\b|\buy vien\b|\bthu ky\b|\bmember\b|\bcong tac vien\b/;

/** The body of the plan a person stands for, by the words of his office; null where none is named. */
export function bodyOf(text: string): Member['body'] {
  const folded = foldHeading(text);
  return BODIES.find(([words]) => words.test(folded))?.[1] ?? null;
}

/** A person's part in the team by its words; a deputy is a member. Null where none is named. */
export function roleOf(text: string): Member['role'] | null {
  const folded = foldHeading(text);
  if (DEPUTY.test(folded)) return 'member';
  if (LEADER.test(folded)) return 'leader';
  return MEMBER.test(folded) ? 'member' : null;
}
