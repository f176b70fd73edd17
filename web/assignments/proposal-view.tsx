import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#api/assignments/schema.ts';
import { formatMoment, formatNumber, localDay } from '../i18n/format.ts';
import { hindrancesNow } from '../members/choices.ts';
import { hindranceWords } from '../members/hindrance-words.ts';
import { availabilityQuery } from '../teams/availability-data.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { acceptProposal, undoProposal } from './assignment-data.ts';
import styles from './assignments.module.css';
import { changesByMember, leftOf, withHouseholds } from './chosen.ts';
import { MemberChange } from './member-change.tsx';
import type { Names } from './names.ts';
import { figuresOf } from './part-figures.ts';
import { ProposalSummary } from './proposal-summary.tsx';
import { UnassignedList } from './unassigned-list.tsx';

interface Props {
  proposal: Proposal;
  names: Names;
  /** members in the order of their colours on the map */
  order: readonly { id: string }[];
  chosen: ReadonlySet<string>;
  onChosen: (chosen: ReadonlySet<string>) => void;
  onHover: (id: string | null) => void;
}

const NOTHING = { gains: [], loses: [] };

/** A proposal beside the present: member by member, what is chosen of it, taking it and taking it back. */
export function ProposalView({ proposal, names, order, chosen, onChosen, onHover }: Props) {
  const { t } = useTranslation('assignments');
  const { before, after, changes, state } = proposal;
  const byMember = useMemo(() => changesByMember(changes), [changes]);
  const taken = useMemo(() => new Set(proposal.accepted), [proposal.accepted]);
  const figures = useMemo(() => figuresOf(proposal, new Set([...taken, ...chosen])), [proposal, taken, chosen]);
  const { data: availability } = useQuery(availabilityQuery(proposal.hamletId));
  const today = localDay(new Date());
  const hindrancesOf = (id: string) => {
    const known = availability?.get(id);
    return known ? hindranceWords(hindrancesNow(known, today)) : [];
  };
  const open = taken.size < changes.length;
  const most = Math.max(1, ...[...before.members, ...after.members].map(({ households }) => households));
  const rows = order.flatMap(({ id }, index) => {
    const now = before.members.find(({ memberId }) => memberId === id);
    const whole = after.members.find(({ memberId }) => memberId === id);
    const then = figures.members.get(id);
    return now && whole && then ? [{ id, now, then, below: figures.whole ? whole.belowMinimum : null, index }] : [];
  });
  return (
    <>
      <div className={styles.scroll}>
        <p className="tn-small tn-muted">
          {state === 'accepted' && proposal.acceptedAt
            ? t('acceptedAt', {
                at: formatMoment(proposal.acceptedAt),
                n: formatNumber(proposal.accepted?.length ?? 0),
              })
            : t('madeAt', { at: formatMoment(proposal.madeAt) })}
        </p>
        <ProposalSummary proposal={proposal} figures={figures} />
        <Notes proposal={proposal} />
        <ul className={styles.members} aria-label={t('members')}>
          {rows.map(({ id, now, then, below, index }) => (
            <MemberChange
              key={id}
              memberId={id}
              before={now.households}
              after={then}
              hindrances={hindrancesOf(id)}
              below={below}
              called={figures.called}
              changes={byMember.get(id) ?? NOTHING}
              names={names}
              index={index}
              most={most}
              least={proposal.minimumLoad}
              taken={taken}
              chosen={chosen}
              onChoose={open ? (these, on) => onChosen(withHouseholds(chosen, these, on)) : null}
              onHover={onHover}
            />
          ))}
        </ul>
        <UnassignedList unassigned={proposal.unassigned} names={names} />
      </div>
      <Footer proposal={proposal} chosen={chosen} onChosen={onChosen} />
    </>
  );
}

/** What could not be counted in, said once. */
function Notes({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('assignments');
  const { withoutHome, approximate, after } = proposal;
  const notes = [
    withoutHome.length > 0 && t('withoutHome', { n: formatNumber(withoutHome.length), all: after.members.length }),
    approximate && withoutHome.length < after.members.length && t('approximate'),
  ].filter(Boolean);
  return notes.map((note) => (
    <p key={String(note)} className={styles.note}>
      {note}
    </p>
  ));
}

function Footer({ proposal, chosen, onChosen }: Pick<Props, 'proposal' | 'chosen' | 'onChosen'>) {
  const { t } = useTranslation('assignments');
  const { id, changes, state } = proposal;
  const left = leftOf(proposal);
  const whole = chosen.size === left.length;
  const undo = useMutation({
    mutationFn: () => undoProposal(id),
    onSuccess: ({ changed, leftAlone }) =>
      say(
        leftAlone.length > 0
          ? t('undoneBut', { n: formatNumber(changed), left: formatNumber(leftAlone.length) })
          : t('undone', { n: formatNumber(changed) }),
      ),
    onError: sayFailure,
  });
  const accept = useMutation({
    mutationFn: () => acceptProposal(id, whole ? undefined : [...chosen]),
    onSuccess: ({ accepted }) => {
      const [n, all] = [chosen.size, accepted?.length ?? 0];
      const figures = { n: formatNumber(n), all: formatNumber(all) };
      // Undoing takes back what was applied before, too
      say(all > n ? t('acceptedMore', figures) : t('accepted', figures), { undo: () => undo.mutateAsync() });
    },
    onError: sayFailure,
  });
  if (changes.length === 0) return <p className={styles.footer}>{t('nothingToChange')}</p>;
  const figures = { n: formatNumber(chosen.size), all: formatNumber(left.length) };
  return (
    <div className={styles.footer} data-keep-clear>
      <span className="tn-num">
        {left.length === 0 ? t('inForce') : t(state === 'accepted' ? 'chosenOfLeft' : 'chosen', figures)}
      </span>
      <div className={styles.footerButtons}>
        {state === 'accepted' && (
          <Button variant="default" loading={undo.isPending} onClick={() => undo.mutate()}>
            {t('undo')}
          </Button>
        )}
        {left.length > 1 && (
          <Button variant="default" onClick={() => onChosen(withHouseholds(new Set(), left, chosen.size === 0))}>
            {t(chosen.size === 0 ? 'chooseAll' : 'chooseNone')}
          </Button>
        )}
        {left.length > 0 && (
          <Button disabled={chosen.size === 0} loading={accept.isPending} onClick={() => accept.mutate()}>
            {t(whole ? (state === 'accepted' ? 'acceptRest' : 'acceptAll') : 'acceptPart')}
          </Button>
        )}
      </div>
    </div>
  );
}
