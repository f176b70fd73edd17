import fc from 'fast-check';
import { addDays, type HouseholdFacts, type LocalDate, type ResidentFacts, VISIT_OUTCOMES, type VisitFact } from '#geo';

/** The day all these stories are told on. */
export const TODAY: LocalDate = '2026-11-23';

const NOBODY_KNOWS: ResidentFacts = {
  elders: null,
  eldestBirthYear: null,
  elderlyStated: null,
  adults: null,
  adultsWithoutDevice: null,
  devicelessStated: null,
};

/** A household of which nothing is known but what is given. */
export const facts = (known: Partial<HouseholdFacts> = {}): HouseholdFacts => ({
  ...NOBODY_KNOWS,
  visits: [],
  platforms: null,
  ...known,
});

/** A visit that many days ago; the day agreed for coming back counts from today too. */
export const visited = (outcome: VisitFact['outcome'], daysAgo = 1, followUpIn: number | null = null): VisitFact => ({
  at: `${addDays(TODAY, -daysAgo)}T03:00:00Z`,
  outcome,
  followUpOn: followUpIn === null ? null : addDays(TODAY, followUpIn),
});

const known = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

/** Visits of the last year, oldest first. */
export const histories = (): fc.Arbitrary<VisitFact[]> =>
  fc
    .array(
      fc.record({
        outcome: fc.constantFrom(...VISIT_OUTCOMES),
        daysAgo: fc.integer({ min: 0, max: 365 }),
        followUp: known(fc.integer({ min: 0, max: 200 })),
      }),
      { maxLength: 8 },
    )
    .map((visits) =>
      visits
        .toSorted((a, b) => b.daysAgo - a.daysAgo)
        .map(({ outcome, daysAgo, followUp }) =>
          visited(outcome, daysAgo, followUp === null ? null : followUp - daysAgo),
        ),
    );

/** Any household. */
export const households = (): fc.Arbitrary<HouseholdFacts> =>
  fc
    .record({
      elders: known(fc.integer({ min: 0, max: 4 })),
      eldestBirthYear: known(fc.integer({ min: 1930, max: 2006 })),
      elderlyStated: known(fc.boolean()),
      adults: known(fc.integer({ min: 0, max: 6 })),
      without: known(fc.integer({ min: 0, max: 6 })),
      devicelessStated: known(fc.boolean()),
      platforms: known(fc.subarray(['vneid', 'zalo', 'e_wallet'])),
      visits: histories(),
    })
    .map(({ without, ...rest }) => ({
      ...rest,
      adultsWithoutDevice: without === null || rest.adults === null ? without : Math.min(without, rest.adults),
    }));
