import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { householdsQuery } from '../data/households.ts';

const WAIT_MS = 180;
const MOST = 8;

interface Props {
  hamlet: string | undefined;
  onChoose: (neighbourId: string) => void;
  onClose: () => void;
}

/** Finds the neighbour beside whom a household stands. The text stays out of the address. */
export function NeighbourSearch({ hamlet, onChoose, onClose }: Props) {
  const { t } = useTranslation('placing');
  const [text, setText] = useState('');
  const [q] = useDebouncedValue(text.trim(), WAIT_MS);
  const combobox = useCombobox({ defaultOpened: true });
  const found = useInfiniteQuery({ ...householdsQuery({ hamlet, unplaced: false, q }, MOST), enabled: q !== '' });
  const neighbours = found.data?.pages[0]?.items ?? [];
  return (
    <Combobox store={combobox} onOptionSubmit={onChoose} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          autoFocus
          aria-label={t('neighbour.label')}
          placeholder={t('neighbour.placeholder')}
          leftSection={<IconSearch size={18} stroke={1.75} />}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onClose();
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={q === ''}>
        <Combobox.Options>
          {neighbours.map((one, at) => (
            <Combobox.Option key={one.id} value={one.id} selected={at === 0}>
              <b>{one.head}</b> <span className="tn-small tn-muted">{one.address}</span>
            </Combobox.Option>
          ))}
          {found.isSuccess && neighbours.length === 0 && <Combobox.Empty>{t('neighbour.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
