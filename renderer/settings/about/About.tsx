import { expectAnswer, OutcomeLine, telemetryTexts, useAction } from 'kreya-telemetry/renderer';
import { useAbout } from '../../sources.ts';
import { texts } from '../../texts.ts';
import { Logo } from '../../ui/Logo.tsx';

export function About() {
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
      <div className="card row row-split">
        <div role="alert">
          <p className="row-label">{texts.about.failed}</p>
          <p className="problem">{live.message}</p>
        </div>
        <button type="button" className="button" onClick={retry}>
          {telemetryTexts.tryAgain}
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
    <div className="card">
      <div className="row product">
        <Logo />
        <div>
          <p className="product-name">{product}</p>
          <p className="muted">
            {texts.about.version} {version}
          </p>
        </div>
      </div>
      <dl className="row facts">
        {facts.map(([name, value]) => (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <div className="row-split">
          <div>
            <h3 className="row-label">{texts.about.telemetryFolder}</h3>
            <code className="path">{telemetryFolder}</code>
          </div>
          <button type="button" className="button button-small" onClick={openFolder}>
            {texts.about.openFolder}
          </button>
        </div>
        <OutcomeLine outcome={outcome} />
      </div>
    </div>
  );
}
