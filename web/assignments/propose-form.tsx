import { Button, NumberInput, Select } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposalOptions } from '#api/assignments/schema.ts';
import { sayFailure } from '../ui/toast.tsx';
import { makeProposal } from './assignment-data.ts';
import styles from './assignments.module.css';

const KEEPING = ['prefer', 'always', 'ignore'] as const;
type Keeping = (typeof KEEPING)[number];

interface Props {
  hamletId: string;
  /** a proposal is there already */
  again: boolean;
}

/** How much may change and how many households one takes at most; then the proposal is asked for. */
export function ProposeForm({ hamletId, again }: Props) {
  const { t } = useTranslation('assignments');
  const [keeping, setKeeping] = useState<Keeping>('prefer');
  const [most, setMost] = useState<number | ''>('');
  const make = useMutation({
    mutationFn: () => {
      const options: ProposalOptions = { keepExisting: keeping, ...(most === '' ? {} : { capacity: most }) };
      return makeProposal({ hamletId, options });
    },
    onError: sayFailure,
  });
  return (
    <form
      className={styles.propose}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <Select
        className={styles.wide}
        label={t('keeping.label')}
        allowDeselect={false}
        value={keeping}
        onChange={(next) => next && setKeeping(next as Keeping)}
        data={KEEPING.map((value) => ({ value, label: t(`keeping.${value}`) }))}
      />
      <NumberInput
        label={t('most')}
        placeholder={t('mostAny')}
        min={1}
        max={1000}
        allowDecimal={false}
        hideControls
        value={most}
        onChange={(value) => setMost(typeof value === 'number' ? value : '')}
      />
      <Button type="submit" variant={again ? 'default' : 'filled'} loading={make.isPending}>
        {t(again ? 'again' : 'propose')}
      </Button>
    </form>
  );
}
