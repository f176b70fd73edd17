import { Button, Checkbox, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MemberAccount, SlipAnswer } from '#api/slips/schema.ts';
import { formatDay, formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import styles from './people.module.css';
import { makeSlips, memberAccountsQuery } from './people-data.ts';

/** Someone who may get a slip. */
export interface Person {
  memberId: string;
  name: string;
  /** part in the team, or hamlet, to tell people apart */
  note: string;
  /** what the list wishes the account to be called */
  username?: string | null;
}

interface Props {
  people: readonly Person[];
  /** only of this hamlet; all where there is none */
  hamlet: string | undefined;
  onClose: () => void;
  onMade: (answer: SlipAnswer) => void;
}

/** Who gets an account and a slip: at first everybody who has none. */
export function AccountsDialog({ hamlet, onClose, ...rest }: Props) {
  const { t } = useTranslation('people');
  const accounts = useQuery(memberAccountsQuery(hamlet));
  return (
    <Modal opened onClose={onClose} title={t('accounts.title')} centered size="lg">
      <QueryBoundary query={accounts} isEmpty={() => false}>
        {(found) => <Choice accounts={new Map(found.map((one) => [one.memberId, one]))} onClose={onClose} {...rest} />}
      </QueryBoundary>
    </Modal>
  );
}

function Choice({
  people,
  accounts,
  onClose,
  onMade,
}: Omit<Props, 'hamlet'> & { accounts: ReadonlyMap<string, MemberAccount> }) {
  const { t } = useTranslation('people');
  const { t: common } = useTranslation();
  const may = people.filter(({ memberId }) => accounts.get(memberId)?.state !== 'disabled');
  const [chosen, setChosen] = useState(() => may.map(({ memberId }) => memberId).filter((id) => !accounts.has(id)));
  const all = chosen.length === may.length && may.length > 0;
  const renewed = chosen.filter((id) => accounts.has(id)).length;
  const make = useMutation({
    mutationFn: () => {
      const wishes = people.filter(({ memberId, username }) => username && chosen.includes(memberId));
      return makeSlips(chosen, Object.fromEntries(wishes.map(({ memberId, username }) => [memberId, username ?? ''])));
    },
    onSuccess: onMade,
  });
  return (
    <div className={styles.dialog}>
      <p className="tn-muted">{t('accounts.words')}</p>
      <Checkbox
        size="md"
        label={t('accounts.all', { n: formatNumber(may.length) })}
        checked={all}
        indeterminate={!all && chosen.length > 0}
        onChange={() => setChosen(all ? [] : may.map(({ memberId }) => memberId))}
      />
      <Checkbox.Group aria-label={t('accounts.title')} value={chosen} onChange={setChosen}>
        <ul className={styles.choices}>
          {people.map(({ memberId, name, note }) => (
            <li key={memberId}>
              <Checkbox
                size="md"
                value={memberId}
                disabled={accounts.get(memberId)?.state === 'disabled'}
                label={
                  <>
                    <b>{name}</b>
                    <span className="tn-small tn-muted">
                      {note} · <AccountState account={accounts.get(memberId)} />
                    </span>
                  </>
                }
              />
            </li>
          ))}
        </ul>
      </Checkbox.Group>
      {renewed > 0 && <p className={styles.note}>{t('accounts.renews', { n: formatNumber(renewed) })}</p>}
      {make.error && (
        <p className={styles.failure} role="alert">
          {make.error.message}
        </p>
      )}
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} disabled={make.isPending}>
          {common('cancel')}
        </Button>
        <Button loading={make.isPending} disabled={chosen.length === 0} onClick={() => make.mutate()}>
          {t('accounts.make', { n: formatNumber(chosen.length) })}
        </Button>
      </div>
    </div>
  );
}

/** A member's account in a few words. */
export function AccountState({ account }: { account: MemberAccount | undefined }) {
  const { t } = useTranslation('people');
  if (!account) return <>{t('state.none')}</>;
  const { username, state, slipUntil } = account;
  return <>{t(`state.${state}`, { username, day: slipUntil ? formatDay(slipUntil) : '' })}</>;
}
