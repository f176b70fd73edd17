import { useMutation } from '@tanstack/react-query';
import i18next from 'i18next';
import { useRef, useState } from 'react';
import type { MembersAnswer } from '#api/imports/members/schema.ts';
import type { ImportAnswer, Progress } from '#api/imports/schema.ts';
import { Problem, post } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';
import { refreshAll } from '../data/changes.ts';
import { bringIn } from './bring-in.ts';
import { formOf, NOTHING_SAID, type Said } from './said.ts';

export interface Brought {
  file: File;
  said: Said;
}

/** One file on its way in: looked at, told what is what, looked at again, and at last written, with a way to stop. */
export function useImport() {
  const [brought, setBrought] = useState<Brought | null>(null);
  const [seen, setSeen] = useState<ImportAnswer | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const stopper = useRef<AbortController | null>(null);
  const check = useMutation({
    // One after the other: the last word is the one that is shown.
    scope: { id: 'import-check' },
    mutationFn: async ({ file, said }: Brought) => {
      const answer = await post<ImportAnswer | MembersAnswer>('/imports', formOf(file, said), { dryRun: true });
      if (answer.kind === 'members') throw new Problem(422, 'members_list', i18next.t('imports:membersList'));
      return answer;
    },
    onSuccess: (answer) => setSeen(answer),
  });
  const go = useMutation({
    mutationFn: ({ file, said }: Brought) => {
      stopper.current = new AbortController();
      return bringIn(formOf(file, said), setProgress, stopper.current.signal);
    },
    onSettled: () => {
      setProgress(null);
      for (const key of ['hamlets', 'imports']) queryClient.invalidateQueries({ queryKey: [key] });
      return refreshAll();
    },
  });
  const look = (next: Brought) => {
    setBrought(next);
    go.reset();
    check.mutate(next);
  };
  return {
    brought,
    answer: go.data ?? seen,
    step: go.data ? ('done' as const) : seen ? ('check' as const) : ('choose' as const),
    checking: check.isPending,
    writing: go.isPending,
    progress,
    stopped: go.error?.name === 'AbortError',
    failure: go.error && go.error.name !== 'AbortError' ? go.error : check.error,
    choose: (file: File) => {
      setSeen(null);
      look({ file, said: NOTHING_SAID });
    },
    say: (change: (said: Said) => Said) => brought && look({ ...brought, said: change(brought.said) }),
    go: () => brought && go.mutate(brought),
    stop: () => stopper.current?.abort(),
    again: () => {
      setBrought(null);
      setSeen(null);
      check.reset();
      go.reset();
    },
  };
}
export type Import = ReturnType<typeof useImport>;
