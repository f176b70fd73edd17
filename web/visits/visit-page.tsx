import { Button, Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { leads, useMe } from '../app/session.ts';
import { undoVisit } from '../data/changes.ts';
import { type HouseholdDetail, householdQuery } from '../data/households.ts';
import { formatMoment, localDay } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { reasonWords } from './reason-words.ts';
import { saveVisit } from './save-visit.ts';
import { useVisitDraft } from './use-visit-draft.ts';
import styles from './visit.module.css';
import { VisitExtras } from './visit-extras.tsx';
import { Outcomes, Persons, Topics } from './visit-parts.tsx';
import { type VisitToCorrect, visitToCorrectQuery } from './visit-to-correct.ts';
import { WhenAgain } from './when-again.tsx';

const route = getRouteApi('/shell/visit/$householdId');

/** A visit recorded at the door: outcome, what was taught, how many, saved. */
export function VisitPage() {
  const { householdId } = route.useParams();
  const { supersedes } = route.useSearch();
  const household = useQuery(householdQuery(householdId));
  return (
    <QueryBoundary query={household} skeleton={<Skeleton height="100%" radius={0} />}>
      {(found) =>
        supersedes ? <Correction household={found} visitId={supersedes} /> : <VisitForm household={found} />
      }
    </QueryBoundary>
  );
}

/** The form filled from the visit it corrects. */
function Correction({ household, visitId }: { household: HouseholdDetail; visitId: string }) {
  const { t } = useTranslation('visits');
  const corrected = useQuery(visitToCorrectQuery(household, visitId, leads(useMe())));
  return (
    <QueryBoundary
      query={corrected}
      skeleton={<Skeleton height="100%" radius={0} />}
      isEmpty={(found) => found === null || found.closed}
      empty={
        <>
          <b>{t('correct.gone')}</b>
          <Link to="/" search={{ household: household.id }}>
            {t('correct.see')}
          </Link>
        </>
      }
    >
      {(found) => found && <VisitForm household={household} corrected={found} />}
    </QueryBoundary>
  );
}

function VisitForm({ household, corrected }: { household: HouseholdDetail; corrected?: VisitToCorrect }) {
  const { t } = useTranslation('visits');
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const form = useVisitDraft(corrected?.draft);
  const { draft, change } = form;
  const leave = () => {
    if (canGoBack) router.history.back();
    else navigate({ to: '/', search: { household: household.id } });
  };
  const save = async () => {
    form.setBusy(true);
    try {
      const visit = await saveVisit(household, draft, corrected);
      leave();
      say(t(corrected ? 'correct.saved' : 'saved', { name: household.head ?? t('aHousehold') }), {
        undo: () => undoVisit(visit.id),
      });
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
            {corrected
              ? t('correct.title', { at: formatMoment(corrected.at) })
              : reasonWords(household, household.address, t)}
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
            from={localDay(corrected?.at ?? new Date())}
            value={draft.followUpOn}
            onChange={(followUpOn) => change({ followUpOn })}
          />
        )}
        {draft.outcome && (
          <VisitExtras
            household={household}
            me={me}
            draft={draft}
            change={change}
            seenBefore={corrected?.draft.platforms ?? []}
          />
        )}
      </div>
      <footer className={styles.foot}>
        <Button type="submit" fullWidth size="lg" className={styles.save} disabled={!draft.outcome} loading={form.busy}>
          {draft.outcome ? t(corrected ? 'correct.save' : 'save') : t('chooseOutcome')}
        </Button>
      </footer>
    </form>
  );
}
