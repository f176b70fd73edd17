import { Button } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipAnswer } from '#api/slips/schema.ts';
import pages from '../app/pages.module.css';
import { formatNumber } from '../i18n/format.ts';
import { FileDrop } from '../imports/file-drop.tsx';
import { AccountsDialog } from './accounts-dialog.tsx';
import { MembersPreview } from './members-preview.tsx';
import styles from './people.module.css';
import { sendMembers } from './people-data.ts';
import { SlipSheet } from './slip-sheet.tsx';

/** A list of members comes in: choose it, see what would happen, go; then accounts and slips. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const check = useMutation({ mutationFn: (chosen: File) => sendMembers(chosen, true) });
  const go = useMutation({ mutationFn: (chosen: File) => sendMembers(chosen, false) });
  const [asking, setAsking] = useState(false);
  const [slips, setSlips] = useState<SlipAnswer | null>(null);
  // What the list still says is done by then; the teams show who has an account.
  if (slips) return <SlipSheet answer={slips} onClose={() => navigate({ to: '/teams', search: {} })} />;
  const answer = go.data ?? check.data;
  const willChange = check.data ? check.data.created + check.data.updated : 0;
  const people = (go.data?.members ?? []).flatMap(({ memberId, name, hamlet, username }) =>
    memberId ? [{ memberId, name, note: hamlet, username }] : [],
  );
  const choose = (chosen: File) => {
    setFile(chosen);
    go.reset();
    check.mutate(chosen);
  };
  const again = () => {
    setFile(null);
    go.reset();
    check.reset();
  };
  return (
    <div className={pages.page}>
      <div className={pages.head}>
        <div>
          <h1>{t('title')}</h1>
          <p className="tn-muted">{file && answer ? file.name : t('words')}</p>
        </div>
        <Button variant="default" component={Link} {...({ to: '/teams', search: {} } as object)}>
          {t('toTeams')}
        </Button>
      </div>
      {!answer && (
        <FileDrop
          onFile={choose}
          busy={check.isPending}
          failure={check.error?.message ?? null}
          words={{ drop: t('drop'), kinds: t('kinds'), safe: t('safe') }}
        />
      )}
      {answer && <MembersPreview answer={answer} done={go.data !== undefined} />}
      {answer && (
        <div className={styles.foot} data-keep-clear>
          <span className="tn-muted" role="status">
            {go.error ? (
              <span className={styles.failure}>{go.error.message}</span>
            ) : (
              t(go.data ? 'doneWords' : 'nothingYet')
            )}
          </span>
          <Button variant="default" onClick={again} disabled={go.isPending}>
            {t('another')}
          </Button>
          {go.data ? (
            <Button
              leftSection={<IconId size={18} stroke={1.75} />}
              disabled={people.length === 0}
              onClick={() => setAsking(true)}
            >
              {t('accounts.open')}
            </Button>
          ) : (
            <Button loading={go.isPending} disabled={willChange === 0} onClick={() => file && go.mutate(file)}>
              {t('go', { n: formatNumber(willChange) })}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <AccountsDialog
          people={people}
          hamlet={undefined}
          onClose={() => setAsking(false)}
          onMade={(made) => {
            setAsking(false);
            setSlips(made);
          }}
        />
      )}
    </div>
  );
}
