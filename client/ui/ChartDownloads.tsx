import { Button } from '@mui/material';
import { type CsvCell, csvText } from './csv.ts';
import { saveFile } from './save-file.ts';
import { useText } from './texts.ts';
import { pictureOf } from './picture-of.ts';
import { uiMessages } from './ui-messages.ts';

interface ChartDownloadsProps {
  /** What the chart is called, for who cannot see which button belongs to which. */
  chart: string;
  /** The file's name without its ending. */
  name: string;
  csv: () => readonly (readonly CsvCell[])[];
  /** The element that holds the drawing; null while a table is shown. */
  pictureId: string | null;
}

/** Takes a chart along: its figures as CSV, what is drawn as PNG. */
export function ChartDownloads({ chart, name, csv, pictureId }: ChartDownloadsProps) {
  const t = useText(uiMessages);
  const saveCsv = () => saveFile(`${name}.csv`, new Blob([csvText(csv())], { type: 'text/csv' }));
  const savePng = async () => {
    const picture = pictureId === null ? null : document.querySelector<SVGSVGElement>(`#${pictureId} svg`);
    if (picture !== null) saveFile(`${name}.png`, await pictureOf(picture));
  };
  return (
    <>
      {pictureId !== null && (
        <Button
          variant="text"
          aria-label={t('ui.download.pngOf', { chart })}
          onClick={() => void savePng()}
          className="no-print"
          sx={{ minWidth: 0 }}
        >
          {t('ui.download.png')}
        </Button>
      )}
      <Button
        variant="text"
        aria-label={t('ui.download.csvOf', { chart })}
        onClick={saveCsv}
        className="no-print"
        sx={{ minWidth: 0 }}
      >
        {t('ui.download.csv')}
      </Button>
    </>
  );
}
