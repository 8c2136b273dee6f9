import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import classes from './page-tabs.module.css';

export interface PageTab {
  readonly to: string;
  readonly label: string;
  readonly isShown: boolean;
}

/** The pages of one thing, each with an address of its own. */
export const PageTabs = ({ label, tabs }: { readonly label: string; readonly tabs: readonly PageTab[] }) => {
  const list = useRef<HTMLElement>(null);
  const shown = tabs.find(({ isShown }) => isShown)?.to;
  // On a narrow screen the chosen one may be out of sight.
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && chosen) list.current.scrollLeft = chosen.offsetLeft - list.current.offsetLeft - (list.current.clientWidth - chosen.clientWidth) / 2;
  }, [shown]);
  return (
    <nav ref={list} aria-label={label} className={classes['tabs']}>
      {tabs.map((one) => (
        <Link key={one.to} to={one.to} preventScrollReset className={classes['tab']} aria-current={one.isShown ? 'page' : undefined}>
          {one.label}
        </Link>
      ))}
    </nav>
  );
};
