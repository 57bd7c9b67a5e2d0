import { MessageInput } from '../ui/MessageInput.tsx';
import { useText } from '../ui/texts.ts';
import { type StuckFieldsProps, textParam } from './stuck-fields-props.ts';
import { stuckMessages } from './stuck-messages.ts';

/** The words to the user; the preview shows them as they will be read. */
export function MessageField({ option, params, onChange }: StuckFieldsProps) {
  const t = useText(stuckMessages);
  const change = (message: string) => {
    const { message: _, ...rest } = params;
    // An empty optional message is no message at all.
    onChange(message === '' && !option.needsMessage ? rest : { ...rest, message });
  };
  return (
    <MessageInput
      required={option.needsMessage}
      label={t(option.needsMessage ? 'stuck.message' : 'stuck.messageOptional')}
      help={t('stuck.messageHelp')}
      value={textParam(params, 'message')}
      onChange={change}
    />
  );
}
