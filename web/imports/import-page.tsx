import { IconCheck, IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { SetUpSteps } from '../set-up/set-up-steps.tsx';
import { EarlierImports } from './earlier-imports.tsx';
import { FileDrop } from './file-drop.tsx';
import styles from './import.module.css';
import { ImportFoot } from './import-foot.tsx';
import { ImportPreview } from './import-preview.tsx';
import { useImport } from './use-import.ts';

const STEPS = ['choose', 'check', 'done'] as const;

/** A register comes in: choose the file, see what was understood and what would happen, mend it, then go. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const state = useImport();
  const { step, brought, answer } = state;
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <h1>{t('title')}</h1>
        <ol className={styles.steps}>
          {STEPS.map((one, at) => (
            <li
              key={one}
              data-state={one === step ? 'now' : at < STEPS.indexOf(step) ? 'done' : 'next'}
              aria-current={one === step ? 'step' : undefined}
            >
              <i>{at < STEPS.indexOf(step) ? <IconCheck size={15} stroke={2} aria-hidden /> : at + 1}</i>
              {t(`step.${one}`)}
            </li>
          ))}
        </ol>
        {brought && (
          <span className={styles.file}>
            <IconFileSpreadsheet size={20} stroke={1.75} aria-hidden />
            <span className="tn-ellipsis">{brought.file.name}</span>
          </span>
        )}
      </header>
      <div className={styles.body}>
        {step === 'choose' || !answer || !brought ? (
          <FileDrop onFile={state.choose} busy={state.checking} failure={state.failure?.message ?? null} />
        ) : (
          <ImportPreview
            answer={answer}
            said={brought.said}
            fixed={step === 'done' || state.writing}
            done={step === 'done'}
            busy={state.checking}
            onSay={state.say}
          />
        )}
        {step !== 'check' && <SetUpSteps />}
        {step !== 'check' && <EarlierImports />}
      </div>
      {step !== 'choose' && <ImportFoot state={state} />}
    </div>
  );
}
