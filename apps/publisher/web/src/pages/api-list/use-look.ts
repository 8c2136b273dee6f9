import { useSearchParams } from 'react-router';

export type ListLook = 'cards' | 'table';

const key = 'quintet.publisher.api-list.look';
const isLook = (given: string | null): given is ListLook => given === 'cards' || given === 'table';

/** A browser may refuse to remember. */
const remembered = (): ListLook => {
  try {
    const given = localStorage.getItem(key);
    return isLook(given) ? given : 'cards';
  } catch {
    return 'cards';
  }
};

/** Cards or table: as the address says, or as it was chosen last. */
export const useLook = (): readonly [ListLook, (look: ListLook) => void] => {
  const [params, setParams] = useSearchParams();
  const given = params.get('view');
  const choose = (look: ListLook): void => {
    try {
      localStorage.setItem(key, look);
    } catch {
      // then the address alone says it
    }
    setParams(
      (now) => {
        const next = new URLSearchParams(now);
        next.set('view', look);
        return next;
      },
      { replace: true },
    );
  };
  return [isLook(given) ? given : remembered(), choose];
};
