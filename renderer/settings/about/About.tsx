import { classes, expectAnswer, OutcomeLine, useAction, useWording } from 'kreya-telemetry/renderer';
import { useAbout } from '../../sources.ts';
import { texts } from '../../texts.ts';
import { Logo } from '../../ui/Logo.tsx';

export function About() {
  const wording = useWording();
  const { live, retry } = useAbout();
  const { outcome, run } = useAction();

  const openFolder = () =>
    run(async () => {
      await expectAnswer(window.kreya.about.openTelemetryFolder());
      return '';
    });

  if (live.state === 'loading') return null;
  if (live.state === 'failed') {
    return (
      <div className={`${classes['card']} ${classes['row']} ${classes['rowSplit']}`}>
        <div role="alert">
          <p className={classes['rowLabel']}>{texts.about.failed}</p>
          <p className={classes['problem']}>{live.message}</p>
        </div>
        <button type="button" className={classes['button']} onClick={retry}>
          {wording.texts.tryAgain}
        </button>
      </div>
    );
  }

  const { product, version, electron, chromium, node, licence, telemetryFolder } = live.value;
  const facts = [
    [texts.about.electron, electron],
    [texts.about.chromium, chromium],
    [texts.about.node, node],
    [texts.about.licence, licence],
  ] as const;
  return (
    <div className={classes['card']}>
      <div className={`product ${classes['row']}`}>
        <Logo />
        <div>
          <p className="product-name">{product}</p>
          <p className={classes['muted']}>
            {texts.about.version} {version}
          </p>
        </div>
      </div>
      <dl className={`facts ${classes['row']}`}>
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes['row']}>
        <div className={classes['rowSplit']}>
          <div>
            <h3 className={classes['rowLabel']}>{texts.about.telemetryFolder}</h3>
            <code className="path">{telemetryFolder}</code>
          </div>
          <button type="button" className={classes['smallButton']} onClick={openFolder}>
            {texts.about.openFolder}
          </button>
        </div>
        <OutcomeLine outcome={outcome} />
      </div>
    </div>
  );
}
