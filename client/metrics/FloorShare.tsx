import { TableCell, Typography } from '@mui/material';
import type { Share } from '../../server/contract/dashboard.ts';
import { useText } from '../ui/texts.ts';
import { floorMessages } from './floor-messages.ts';
import { useFigureTexts } from './useFigureTexts.ts';

/** A share with its n and interval, which says how little a small n tells. */
export function FloorShare({ share }: { share: Share }) {
  const t = useText(floorMessages);
  const { number, percent } = useFigureTexts();
  return (
    <TableCell align="right">
      {percent(share.share)}{' '}
      <Typography component="span" variant="caption" color="text.secondary">
        {t('floor.of', { n: number(share.of) })}
      </Typography>
      {share.share !== null && (
        <Typography component="div" variant="caption" color="text.secondary">
          {percent(share.low)}–{percent(share.high)}
        </Typography>
      )}
    </TableCell>
  );
}
