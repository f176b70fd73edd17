import { Badge, Button, Menu, Table } from '@mantine/core';
import { IconDotsVertical, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import pages from '../app/pages.module.css';
import { useMe } from '../app/session.ts';
import { formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { AccountDialog } from './account-dialog.tsx';
import styles from './accounts.module.css';
import {
  type Account,
  accountsQuery,
  changeAccount,
  communesQuery,
  newPasswordLink,
  type PasswordLink,
} from './admin-data.ts';
import { CommuneDialog } from './commune-dialog.tsx';
import { LinkDialog } from './link-dialog.tsx';

/** Communes and accounts. No household is shown to an administrator. */
export function AccountsPage() {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const communes = useQuery(communesQuery);
  const accounts = useQuery(accountsQuery);
  const [dialog, setDialog] = useState<'account' | 'commune' | null>(null);
  const [link, setLink] = useState<{ link: PasswordLink; account: Account } | null>(null);
  /** accounts of an office come after its commune */
  const first = communes.data?.length === 0;
  return (
    <div className={pages.page}>
      <div className={pages.head}>
        <h1>{t('communes.title')}</h1>
        <Button
          variant={first ? 'filled' : 'default'}
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => setDialog('commune')}
        >
          {t('communes.add')}
        </Button>
      </div>
      <QueryBoundary query={communes} empty={t('communes.none')}>
        {(found) => (
          <ul className={`${pages.card} ${styles.communes}`}>
            {found.map((commune) => (
              <li key={commune.id}>
                <b>{commune.name}</b> <span className="tn-muted">{commune.code}</span>
                {commune.demo && <Badge className={styles.demo}>{common('demo')}</Badge>}
                <span className="tn-muted tn-num">{t('communes.accounts', { n: formatNumber(commune.accounts) })}</span>
              </li>
            ))}
          </ul>
        )}
      </QueryBoundary>
      <div className={`${pages.head} ${styles.second}`}>
        <h1>{t('accounts.title')}</h1>
        <Button
          variant={first ? 'default' : 'filled'}
          leftSection={<IconPlus size={18} stroke={1.75} />}
          onClick={() => setDialog('account')}
        >
          {t('accounts.add')}
        </Button>
      </div>
      <QueryBoundary query={accounts} empty={t('accounts.none')}>
        {(found) => (
          <div className={`${pages.card} ${styles.table}`}>
            <Table verticalSpacing="sm" horizontalSpacing="md">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('accounts.who')}</Table.Th>
                  <Table.Th>{t('accounts.role')}</Table.Th>
                  <Table.Th>{t('accounts.place')}</Table.Th>
                  <Table.Th />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {found.map((account) => (
                  <AccountRow key={account.id} account={account} onLink={(made) => setLink({ link: made, account })} />
                ))}
              </Table.Tbody>
            </Table>
          </div>
        )}
      </QueryBoundary>
      {dialog === 'account' && (
        <AccountDialog
          communes={communes.data ?? []}
          onClose={() => setDialog(null)}
          onMade={(made, account) => {
            setDialog(null);
            setLink({ link: made, account });
          }}
        />
      )}
      {dialog === 'commune' && <CommuneDialog onClose={() => setDialog(null)} />}
      {link && (
        <LinkDialog
          link={link.link}
          name={link.account.displayName}
          username={link.account.username}
          onClose={() => setLink(null)}
        />
      )}
    </div>
  );
}

function AccountRow({ account, onLink }: { account: Account; onLink: (link: PasswordLink) => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const me = useMe();
  const disabled = account.disabledAt !== null;
  const toggle = () =>
    changeAccount(account.id, { disabled: !disabled })
      .then(() =>
        say(t(disabled ? 'accounts.enabled' : 'accounts.disabled', { name: account.displayName }), {
          undo: () => changeAccount(account.id, { disabled }),
        }),
      )
      .catch(sayFailure);
  return (
    <Table.Tr className={disabled ? styles.off : undefined}>
      <Table.Td>
        <b>{account.displayName}</b>
        <div className="tn-small tn-muted">
          {account.username}
          {disabled && ` · ${t('accounts.off')}`}
        </div>
      </Table.Td>
      <Table.Td>{common(`role.${account.role}`)}</Table.Td>
      <Table.Td>{[account.hamletName, account.communeName].filter(Boolean).join(', ') || '–'}</Table.Td>
      <Table.Td align="right">
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <button
              type="button"
              className={styles.more}
              aria-label={t('accounts.more', { name: account.displayName })}
            >
              <IconDotsVertical size={20} stroke={1.75} />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => newPasswordLink(account.id).then(onLink).catch(sayFailure)}>
              {t('accounts.newLink')}
            </Menu.Item>
            {account.username !== me.username && (
              <Menu.Item color={disabled ? undefined : 'red'} onClick={toggle}>
                {t(disabled ? 'accounts.enable' : 'accounts.disable')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
