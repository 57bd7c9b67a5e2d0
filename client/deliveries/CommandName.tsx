import { useText } from '../ui/texts.ts';
import { deliveryMessages } from './delivery-messages.ts';

const COMMANDS = Object.keys(
  deliveryMessages.en.deliveries.command,
) as (keyof typeof deliveryMessages.en.deliveries.command)[];

/** What the platform is asked for, in words; the command's own type on pointing, and where there is no word. */
export function CommandName({ type }: { type: string }) {
  const t = useText(deliveryMessages);
  const known = COMMANDS.find((one) => `case.${one}` === type);
  return <span title={type}>{known ? t(`deliveries.command.${known}`) : type}</span>;
}
