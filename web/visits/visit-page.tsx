import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leads, useMe } from '../app/session.ts';
import { formatMoment, localDay } from '../i18n/format.ts';
import { takeBack } from '../outbox/record.ts';
import type { Unsent } from '../outbox/unsent.ts';
import { useUnsent } from '../outbox/use-outbox.ts';
import { Empty, QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { reasonWords } from './reason-words.ts';
import { type Begun, draftOfUnsent, saveVisit } from './save-visit.ts';
import { type AtDoor, useAtDoor } from './use-at-door.ts';
import { useVisitDraft, type VisitDraft } from './use-visit-draft.ts';
import styles from './visit.module.css';
import { VisitExtras } from './visit-extras.tsx';
import { Outcomes, Persons, Topics } from './visit-parts.tsx';
import { visitToCorrectQuery } from './visit-to-correct.ts';
import { WhenAgain } from './when-again.tsx';

const route = getRouteApi('/shell/visit/$householdId');

/** A visit recorded at the door: outcome, what was taught, how many, saved. */
export function VisitPage() {
  const { householdId } = route.useParams();
  const { supersedes, unsent: unsentId } = route.useSearch();
  const unsent = useUnsent(useMe().accountId).find(({ visit }) => visit.id === unsentId);
  const [begun] = useState(unsent); // another window may send it meanwhile: that must not empty the form
  const household = useAtDoor(householdId, begun);
  if (unsentId && !begun) return <Gone householdId={householdId} />;
  return (
    <QueryBoundary query={household} skeleton={<Skeleton height="100%" radius={0} />}>
      {(found) =>
        supersedes ? (
          <Correction household={found} visitId={supersedes} />
        ) : (
          <VisitForm household={found} {...(begun ? ofUnsent(begun) : {})} />
        )
      }
    </QueryBoundary>
  );
}

const ofUnsent = (unsent: Unsent): Pick<VisitFormProps, 'draft' | 'begun'> => ({
  draft: draftOfUnsent(unsent),
  begun: { at: unsent.visit.at, supersedes: unsent.visit.supersedes ?? undefined, instead: unsent },
});

/** The form filled from the visit it corrects. */
function Correction({ household, visitId }: { household: AtDoor; visitId: string }) {
  const corrected = useQuery(visitToCorrectQuery(household, visitId, leads(useMe())));
  return (
    <QueryBoundary
      query={corrected}
      skeleton={<Skeleton height="100%" radius={0} />}
      isEmpty={(found) => found === null || found.closed}
      empty={<GoneWords householdId={household.id} />}
    >
      {(found) =>
        found && <VisitForm household={household} draft={found.draft} begun={{ at: found.at, supersedes: found.id }} />
      }
    </QueryBoundary>
  );
}

/** Nothing is left to correct. */
const Gone = ({ householdId }: { householdId: string }) => (
  <Empty>
    <GoneWords householdId={householdId} />
  </Empty>
);

function GoneWords({ householdId }: { householdId: string }) {
  const { t } = useTranslation('visits');
  return (
    <>
      <b>{t('correct.gone')}</b>
      <Link to="/" search={{ household: householdId }}>
        {t('correct.see')}
      </Link>
    </>
  );
}

interface VisitFormProps {
  household: AtDoor;
  /** what the form begins with, where it is not a new visit */
  draft?: VisitDraft;
  begun?: Begun;
}

function VisitForm({ household, draft: from, begun }: VisitFormProps) {
  const { t } = useTranslation('visits');
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const form = useVisitDraft(from);
  const { draft, change } = form;
  const leave = () => {
    if (canGoBack) router.history.back();
    else navigate({ to: '/', search: { household: household.id } });
  };
  const save = async () => {
    form.setBusy(true);
    try {
      const { id, how } = await saveVisit(me.accountId, household, draft, begun);
      leave();
      const words = how === 'kept' ? 'savedOnPhone' : begun ? 'correct.saved' : 'saved';
      say(t(words, { name: household.head ?? t('aHousehold') }), { undo: () => takeBack(me.accountId, id) });
    } catch (error) {
      form.setBusy(false);
      sayFailure(error);
    }
  };
  return (
    <form
      className={styles.page}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.outcome) save();
      }}
    >
      <header className={styles.head}>
        <button type="button" className={styles.back} aria-label={t('back')} onClick={leave}>
          <IconArrowLeft size={24} stroke={1.75} />
        </button>
        <div className={styles.who}>
          <h1 className="tn-ellipsis">{household.head ?? t('aHousehold')}</h1>
          <div className="tn-small tn-muted tn-ellipsis">
            {begun ? t('correct.title', { at: formatMoment(begun.at) }) : reasonWords(household, household.address, t)}
          </div>
        </div>
        <StatusSymbol
          status={household.status}
          flagged={household.flagged}
          both={household.elderly === true && household.deviceless === true}
          size={36}
        />
      </header>
      <div className={styles.body}>
        <Outcomes value={draft.outcome} onChange={(outcome) => change({ outcome })} />
        {draft.outcome === 'supported' && (
          <>
            <Topics value={draft.topics} onChange={(topics) => change({ topics })} />
            <Persons value={draft.supported} onChange={(supported) => change({ supported })} />
          </>
        )}
        {(draft.outcome === 'come_back' || draft.outcome === 'supported') && (
          <WhenAgain
            needed={draft.outcome === 'come_back'}
            from={localDay(begun?.at ?? new Date())}
            value={draft.followUpOn}
            onChange={(followUpOn) => change({ followUpOn })}
          />
        )}
        {draft.outcome && (
          <VisitExtras household={household} me={me} draft={draft} change={change} seenBefore={from?.platforms ?? []} />
        )}
      </div>
      <footer className={styles.foot} data-keep-clear>
        <Button type="submit" fullWidth size="lg" className={styles.save} disabled={!draft.outcome} loading={form.busy}>
          {draft.outcome ? t(begun ? 'correct.save' : 'save') : t('chooseOutcome')}
        </Button>
      </footer>
    </form>
  );
}
