import { SHARE_IMAGE_SIZE, titleSizePx } from '@/lib/share-image-facts';
import { texts } from '@/lib/texts';

// The light theme of globals.css: a picture has no tokens, and no theme to follow.
const colours = {
  page: '#f8f7f4',
  surface: '#ffffff',
  line: '#e4e1da',
  dashes: '#b8b2a6',
  ink: '#1c1b19',
  muted: '#5f5b53',
  accent: '#0f6b5f',
};

const NOTCH_PX = 44;
const BORDER_PX = 2;
const STUB_MARGIN_PX = 30;
const EDGE_PX = 56;

export interface ShareCardFacts {
  readonly title: string;
  /** The line below the title. */
  readonly text?: string | undefined;
  /** What stands on the stub, large. */
  readonly price?: string | undefined;
  /** What stands on the stub, beside it. */
  readonly note: string;
}

/** A paper ticket. Drawn on the server, so everything is a flex box and no class is known. */
export function ShareCard({ title, text, price, note }: ShareCardFacts) {
  return (
    <div
      style={{
        ...SHARE_IMAGE_SIZE,
        display: 'flex',
        padding: EDGE_PX,
        background: colours.page,
        color: colours.ink,
        fontFamily: 'Geist',
        fontWeight: 500,
      }}
    >
      <div
        style={{
          display: 'flex',
          flexDirection: 'column',
          width: '100%',
          background: colours.surface,
          border: `${BORDER_PX}px solid ${colours.line}`,
          borderRadius: 28,
        }}
      >
        <div style={{ display: 'flex', flexDirection: 'column', flexGrow: 1, padding: EDGE_PX }}>
          <Brand />
          <Heading title={title} text={text} />
        </div>
        <Stub price={price} note={note} />
      </div>
    </div>
  );
}

function Brand() {
  return (
    <div style={{ display: 'flex', alignItems: 'center', gap: 18, fontSize: 34, fontWeight: 600 }}>
      <svg width={52} height={52} viewBox="0 0 32 32">
        <rect width="32" height="32" rx="8" fill={colours.accent} />
        <path
          d="M6 12a2 2 0 0 1 2-2h16a2 2 0 0 1 2 2v1.6a2.5 2.5 0 0 0 0 4.8V20a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2v-1.6a2.5 2.5 0 0 0 0-4.8z"
          fill="#fff"
        />
        <path d="M19 11v10" stroke={colours.accent} strokeWidth={2} strokeDasharray="2 2" />
      </svg>
      {texts.brand}
    </div>
  );
}

function Heading({ title, text }: Pick<ShareCardFacts, 'title' | 'text'>) {
  return (
    <div style={{ display: 'flex', flexDirection: 'column', margin: 'auto 0' }}>
      <div
        style={{
          display: 'block',
          lineClamp: 3,
          wordBreak: 'break-word',
          fontSize: titleSizePx(title),
          fontWeight: 600,
          lineHeight: 1.12,
          letterSpacing: '-0.02em',
        }}
      >
        {title}
      </div>
      {text !== undefined && (
        <div style={{ marginTop: 20, fontSize: 34, lineHeight: 1.35, color: colours.muted }}>
          {text}
        </div>
      )}
    </div>
  );
}

function Stub({ price, note }: Pick<ShareCardFacts, 'price' | 'note'>) {
  return (
    <div
      style={{
        display: 'flex',
        position: 'relative',
        alignItems: 'center',
        justifyContent: 'space-between',
        height: 130,
        margin: `0 ${STUB_MARGIN_PX}px`,
        padding: '0 26px',
        borderTop: `4px dashed ${colours.dashes}`,
        fontSize: 32,
        color: colours.muted,
      }}
    >
      <Notch side="left" />
      <Notch side="right" />
      {price !== undefined && (
        <span style={{ fontSize: 60, fontWeight: 600, color: colours.accent }}>{price}</span>
      )}
      <span>{note}</span>
    </div>
  );
}

/** Bitten out of the ticket's edge, where it is torn off: a circle, and a cover for its outer half. */
function Notch({ side }: { readonly side: 'left' | 'right' }) {
  const offset = -STUB_MARGIN_PX - BORDER_PX - NOTCH_PX / 2;
  return (
    <div
      style={{
        display: 'flex',
        position: 'absolute',
        top: -NOTCH_PX / 2,
        [side]: offset,
        width: NOTCH_PX,
        height: NOTCH_PX,
        borderRadius: NOTCH_PX,
        border: `${BORDER_PX}px solid ${colours.line}`,
        background: colours.page,
      }}
    >
      <div
        style={{
          position: 'absolute',
          top: -BORDER_PX,
          [side]: -BORDER_PX,
          width: NOTCH_PX / 2,
          height: NOTCH_PX,
          background: colours.page,
        }}
      />
    </div>
  );
}
