import { type Map as MapLibreMap, Marker } from 'maplibre-gl';
import classes from './household-map.module.css';
import type { Position } from './interaction/pick.ts';

/** A place among others. */
export interface Choice {
  position: Position;
  /** what stands in the point, "1" */
  mark: string;
  /** what it is, for who cannot see the map */
  label: string;
}

interface Choices {
  choices: readonly Choice[];
  chosen: number;
  /** null: to look at only */
  onChoose: ((index: number) => void) | null;
}

/** Puts numbered points on the map. @returns the undoing */
export function createChoices(map: MapLibreMap, { choices, chosen, onChoose }: Choices): () => void {
  const markers = choices.map(({ position, mark, label }, at) => {
    const element = onChoose ? buttonOf(mark, label, at === chosen, () => onChoose(at)) : dot();
    return new Marker({ element }).setLngLat(position).addTo(map);
  });
  return () => {
    for (const marker of markers) marker.remove();
  };
}

function buttonOf(mark: string, label: string, isChosen: boolean, choose: () => void): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = classes.choice ?? '';
  element.setAttribute('aria-label', label);
  element.setAttribute('aria-pressed', String(isChosen));
  const face = document.createElement('span');
  face.textContent = mark;
  element.append(face);
  // The map below must not take it for a tap on the ground.
  element.addEventListener('click', (event) => {
    event.stopPropagation();
    choose();
  });
  return element;
}

function dot(): HTMLElement {
  const element = document.createElement('span');
  element.className = classes.dot ?? '';
  element.setAttribute('aria-hidden', 'true');
  return element;
}
