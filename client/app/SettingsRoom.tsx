import { WitnessState } from '../audit/WitnessState.tsx';
import { SettingsPage } from '../settings/SettingsPage.tsx';

/** The settings, and whether the witness whose address they name takes what it is told. */
export function SettingsRoom() {
  return <SettingsPage witness={<WitnessState />} />;
}
