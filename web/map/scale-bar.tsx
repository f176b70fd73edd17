import type { Map as MapLibreMap } from 'maplibre-gl';
import { useEffect, useState } from 'react';
import classes from './scale-bar.module.css';

export interface Scale {
  metres: number;
  pixels: number;
}

const LONGEST = 110;

/** The longest round distance (1, 2, 5 × 10ⁿ metres) not wider than `longest` pixels. */
export function roundScale(metresPerPixel: number, longest = LONGEST): Scale {
  const most = metresPerPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = ([5, 2].find((step) => step * power <= most) ?? 1) * power;
  return { metres, pixels: metres / metresPerPixel };
}

function metresPerPixel(map: MapLibreMap): number {
  const { lng, lat } = map.getCenter();
  const middle = map.project([lng, lat]);
  return map.unproject([middle.x + 100, middle.y]).distanceTo(map.getCenter()) / 100;
}

export function ScaleBar({ map, left, bottom }: { map: MapLibreMap; left: number; bottom: number }) {
  const [scale, setScale] = useState<Scale>(() => roundScale(metresPerPixel(map)));
  useEffect(() => {
    const update = () => setScale(roundScale(metresPerPixel(map)));
    update();
    map.on('zoom', update);
    map.on('moveend', update);
    return () => {
      map.off('zoom', update);
      map.off('moveend', update);
    };
  }, [map]);
  const { metres, pixels } = scale;
  return (
    <div className={classes.scale} style={{ left, bottom }} aria-hidden="true">
      {metres >= 1000 ? `${metres / 1000} km` : `${metres} m`}
      <div className={classes.bar} style={{ width: pixels }} />
    </div>
  );
}
