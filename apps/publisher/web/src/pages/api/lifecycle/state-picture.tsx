import { useMediaQuery } from '@mantine/hooks';
import { useId, useState, type KeyboardEvent } from 'react';
import { Text } from '@mantine/core';
import { useStrings } from '../../../strings/pages';
import classes from './lifecycle.module.css';
import { arrowOf, moves, narrowPicture, states, widePicture, type State } from './lifecycle-picture';
import { whyNot } from './why-not';

export interface StatePictureProps {
  readonly current: State;
  /** Action by the state that it leads to; empty when the user may not move it. */
  readonly offered: ReadonlyMap<State, string>;
  readonly onMove: (to: State) => void;
}

/** The states as boxes and the moves as arrows. Those that are open are buttons; the others say why they are not. */
export const StatePicture = ({ current, offered, onMove }: StatePictureProps) => {
  const { lifecycle, api } = useStrings();
  const isNarrow = useMediaQuery('(max-width: 36em)', false, { getInitialValueInEffect: false });
  const picture = isNarrow ? narrowPicture : widePicture;
  const [asked, setAsked] = useState<State>();
  const id = useId();
  const nameOf = (state: State): string => api.states[state] ?? state;

  /** What a move does, or why there is none. */
  const meaningOf = (state: State): string => (state === current ? lifecycle.isHere : offered.has(state) ? lifecycle.effects[state] : whyNot(lifecycle, current, state));

  const boxOf = (state: State) => {
    const { x, y } = picture.places[state];
    const { width, height } = picture.box;
    const event = offered.get(state);
    const action = event === undefined ? undefined : (lifecycle.actions[event] ?? event);
    const kind = state === current ? 'here' : action === undefined ? 'not' : 'move';
    const second = kind === 'here' ? lifecycle.here : action;
    const press = () => (kind === 'move' ? onMove(state) : setAsked(state));
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      press();
    };
    return (
      <g
        key={state}
        role="button"
        tabIndex={0}
        aria-describedby={`${id}-${state}`}
        aria-disabled={kind !== 'move'}
        aria-current={kind === 'here' || undefined}
        data-kind={kind}
        className={classes['box']}
        onClick={press}
        onKeyDown={onKeyDown}
        onFocus={() => setAsked(state)}
        onMouseEnter={() => setAsked(state)}
      >
        <rect x={x - width / 2} y={y - height / 2} width={width} height={height} rx={10} />
        <text x={x} y={second === undefined ? y + 5 : y - 3}>
          {nameOf(state)}
        </text>{' '}
        {second !== undefined && (
          <text x={x} y={y + 17} className={classes['action']}>
            {second}
          </text>
        )}
      </g>
    );
  };

  return (
    <div>
      <svg viewBox={`0 0 ${picture.width} ${picture.height}`} role="group" aria-label={lifecycle.picture} className={`${classes['picture']} ${isNarrow ? classes['narrow'] : classes['wide']}`}>
        <defs>
          <marker id={`${id}-head`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M 0 0 L 8 4 L 0 8 z" className={classes['head']} />
          </marker>
          <marker id={`${id}-open`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="12" markerHeight="12" markerUnits="userSpaceOnUse" orient="auto">
            <path d="M 0 0 L 8 4 L 0 8 z" className={classes['headOpen']} />
          </marker>
        </defs>
        <g aria-hidden>
          {moves.map(({ from, to }) => {
            const isOpen = from === current && offered.has(to);
            return <path key={`${from} ${to}`} d={arrowOf(picture, from, to)} className={classes['arrow']} data-open={isOpen || undefined} markerEnd={`url(#${id}-${isOpen ? 'open' : 'head'})`} />;
          })}
        </g>
        {states.map(boxOf)}
      </svg>
      <div hidden>
        {states.map((state) => (
          <span key={state} id={`${id}-${state}`}>
            {meaningOf(state)}
          </span>
        ))}
      </div>
      <Text size="sm" c="dimmed" mih="3em" mt="xs" aria-hidden>
        {asked !== undefined && `${nameOf(asked)}: ${meaningOf(asked)}`}
      </Text>
    </div>
  );
};
