import { Button, Divider, IconButton, Menu, MenuItem, Typography } from '@mui/material';
import { useState } from 'react';

interface SavedMenuProps<S extends { name: string }> {
  saved: readonly S[];
  texts: { button: string; none: string; save: string; remove: (name: string) => string };
  onChoose: (one: S) => void;
  onRemove: (one: S) => void;
  /** Asked to keep what the list is narrowed to now. */
  onSave: () => void;
  /** The menu was opened: time to ask what is saved. */
  onOpen?: () => void;
}

/** What was kept under a name, to choose from and to remove; names are told apart by themselves. */
export function SavedMenu<S extends { name: string }>(props: SavedMenuProps<S>) {
  const { saved, texts, onChoose, onRemove, onSave, onOpen } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => {
          setAnchor(event.currentTarget);
          onOpen?.();
        }}
      >
        {texts.button}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={close}>
        {saved.length === 0 && (
          <Typography component="li" color="text.secondary" sx={{ px: 3, py: 1 }}>
            {texts.none}
          </Typography>
        )}
        {saved.map((one) => (
          <MenuItem
            key={one.name}
            onClick={() => {
              close();
              onChoose(one);
            }}
          >
            <span>{one.name}</span>
            <IconButton
              aria-label={texts.remove(one.name)}
              onClick={(event) => {
                event.stopPropagation();
                onRemove(one);
              }}
              sx={{ ml: 'auto' }}
            >
              ×
            </IconButton>
          </MenuItem>
        ))}
        <Divider />
        <MenuItem
          onClick={() => {
            close();
            onSave();
          }}
        >
          {texts.save}
        </MenuItem>
      </Menu>
    </>
  );
}
