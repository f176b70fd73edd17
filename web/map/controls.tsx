import { Checkbox, Popover, Tooltip } from '@mantine/core';
import { IconCurrentLocation, IconInfoCircle, IconLasso, IconMinus, IconPlus, IconStack2 } from '@tabler/icons-react';
import type { ComponentType, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { HouseholdMapHandle } from './camera.ts';
import classes from './controls.module.css';
import type { MapTool } from './interaction/pointer.ts';
import type { MapLayers } from './style/map-style.ts';

interface ControlProps {
  label: string;
  icon: ComponentType<{ size: number; stroke: number }>;
  onClick?: () => void;
  pressed?: boolean;
  busy?: boolean;
}

function Control({ label, icon: Icon, onClick, pressed, busy }: ControlProps) {
  return (
    <Tooltip label={label} position="left" openDelay={400}>
      <button
        type="button"
        className={classes.control}
        aria-label={label}
        aria-pressed={pressed}
        aria-busy={busy}
        onClick={onClick}
      >
        <Icon size={20} stroke={1.75} />
      </button>
    </Tooltip>
  );
}

const Group = ({ children }: { children: ReactNode }) => <div className={classes.group}>{children}</div>;

function LayersMenu({ shown, onShown }: { shown: MapLayers; onShown: (shown: MapLayers) => void }) {
  const { t } = useTranslation('map');
  const layers = Object.keys(shown) as (keyof MapLayers)[];
  return (
    <Popover position="left-start" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.control}
          aria-label={t('controls.layers')}
          title={t('controls.layers')}
        >
          <IconStack2 size={20} stroke={1.75} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.layers}>
        {layers.map((layer) => (
          <Checkbox
            key={layer}
            label={t(`layers.${layer}`)}
            checked={shown[layer]}
            onChange={(event) => onShown({ ...shown, [layer]: event.currentTarget.checked })}
          />
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

export interface MapControlsProps {
  map: RefObject<HouseholdMapHandle | null>;
  shown: MapLayers;
  onShown: (shown: MapLayers) => void;
  onLocate: () => void;
  locating?: boolean;
  /** Without it, there is no lasso (who may not change anything needs none). */
  onTool?: (tool: MapTool) => void;
  tool: MapTool;
  /** Opens the legend, where it does not lie on the map. */
  onLegend?: () => void;
  /** On a phone two fingers zoom, and the buttons would only cover the map. */
  zoomButtons?: boolean;
}

/** The buttons over the map; at least 44 px where fingers are the pointer. */
export function MapControls({
  map,
  shown,
  onShown,
  onLocate,
  locating,
  onTool,
  tool,
  onLegend,
  zoomButtons = true,
}: MapControlsProps) {
  const { t } = useTranslation('map');
  const lassoing = tool === 'lasso';
  return (
    <div className={classes.controls} role="toolbar" aria-label={t('controls.label')} aria-orientation="vertical">
      {zoomButtons && (
        <Group>
          <Control label={t('controls.zoomIn')} icon={IconPlus} onClick={() => map.current?.zoomBy(1)} />
          <Control label={t('controls.zoomOut')} icon={IconMinus} onClick={() => map.current?.zoomBy(-1)} />
        </Group>
      )}
      <Group>
        <Control
          label={t(locating ? 'controls.locating' : 'controls.locate')}
          icon={IconCurrentLocation}
          onClick={onLocate}
          busy={locating}
        />
        <LayersMenu shown={shown} onShown={onShown} />
        {onLegend && <Control label={t('legend.short')} icon={IconInfoCircle} onClick={onLegend} />}
      </Group>
      {onTool && (
        <Group>
          <Control
            label={t(lassoing ? 'controls.lassoOff' : 'controls.lasso')}
            icon={IconLasso}
            pressed={lassoing}
            onClick={() => onTool(lassoing ? 'pan' : 'lasso')}
          />
        </Group>
      )}
    </div>
  );
}
