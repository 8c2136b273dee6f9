import type { UseFormReturnType } from '@mantine/form';
import { useCallback, useRef, useState } from 'react';
import type { Operation } from './operation-list';
import type { ResourceForm } from './resource-form';

type Operations = Record<string, Operation>;

/** Which operations are open and selected, and changes of one or of all that are selected. The functions stay the same, so that only the rows that changed are drawn again. */
export const useOperations = (form: UseFormReturnType<ResourceForm>) => {
  const latest = useRef(form);
  latest.current = form;
  const [open, setOpen] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());

  const set = useCallback((make: (now: Operations) => Operations) => latest.current.setFieldValue('operations', make({ ...latest.current.getValues().operations }) as never), []);
  const changeAll = useCallback(
    (ids: Iterable<string>, change: Partial<Operation>) =>
      set((now) => {
        for (const id of ids) if (now[id]) now[id] = { ...now[id], ...change } as Operation;
        return now;
      }),
    [set],
  );
  const removeAll = useCallback(
    (ids: Iterable<string>) => {
      const gone = new Set(ids);
      set((now) => Object.fromEntries(Object.entries(now).filter(([id]) => !gone.has(id))));
      setSelected((before) => new Set([...before].filter((id) => !gone.has(id))));
    },
    [set],
  );

  return {
    open,
    selected,
    toggle: useCallback((id: string) => setOpen((now) => (now === id ? undefined : id)), []),
    select: useCallback((id: string, isSelected: boolean) => {
      setSelected((before) => {
        const next = new Set(before);
        if (isSelected) next.add(id);
        else next.delete(id);
        return next;
      });
    }, []),
    selectOnly: (ids: readonly string[]) => setSelected(new Set(ids)),
    change: useCallback((id: string, change: Partial<Operation>) => changeAll([id], change), [changeAll]),
    remove: useCallback((id: string) => removeAll([id]), [removeAll]),
    changeSelected: (change: Partial<Operation>) => changeAll(selected, change),
    removeSelected: () => removeAll(selected),
  };
};
