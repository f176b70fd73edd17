import { AddDialog } from './add-dialog.tsx';
import { CompareDrawer } from './compare-drawer.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { Asked } from './plan-view.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { WhatIf } from './what-if.tsx';

/** The dialog asked for, over the page. */
export function Dialogs({ asked, onClose }: { asked: Asked | null; onClose: () => void }) {
  switch (asked?.kind) {
    case 'add':
      return <AddDialog dates={asked.dates} onClose={onClose} />;
    case 'move':
      return <MoveDialog asked={asked} onClose={onClose} />;
    case 'edit':
      return <EditDialog date={asked.date} onClose={onClose} />;
    case 'publish':
      return <PublishDialog onClose={onClose} />;
    case 'compare':
      return <CompareDrawer onClose={onClose} />;
    case 'whatIf':
      return <WhatIf onClose={onClose} />;
    default:
      return null;
  }
}
