import { CatalogueSection, Icon, useIsOverdue, useWording } from 'kreya-telemetry/renderer';
import { type ReactNode, useEffect, useRef } from 'react';
import type { SettingsSection } from '../../shared/bridge.ts';
import { texts } from '../texts.ts';
import { Activity } from './Activity.tsx';
import { Appearance } from './Appearance.tsx';
import { About } from './about/About.tsx';
import { Navigation } from './Navigation.tsx';
import { Privacy } from './privacy/Privacy.tsx';
import { useSection } from './use-section.ts';

const PAGES: Readonly<Record<SettingsSection, () => ReactNode>> = {
  appearance: Appearance,
  privacy: Privacy,
  activity: Activity,
  catalogue: CatalogueSection,
  about: About,
};

export function Settings() {
  const section = useSection();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(section);
  const isOverdue = useIsOverdue();
  const wording = useWording();
  const Page = PAGES[section];

  // To where the new section begins, from a link that was followed or from another window that asked for it.
  useEffect(() => {
    if (shown.current === section) return;
    shown.current = section;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [section]);

  return (
    <div className="settings">
      <button type="button" className="skip" onClick={() => heading.current?.focus()}>
        {texts.settings.skip}
      </button>
      <Navigation current={section} />
      <main className="content">
        <div role="alert">
          {isOverdue && (
            <p className="unanswered">
              <Icon name="attention" />
              {wording.texts.controls.noAnswer}
            </p>
          )}
        </div>
        <section aria-labelledby="section-title">
          <h2 id="section-title" ref={heading} tabIndex={-1}>
            {texts.settings.sections[section]}
          </h2>
          <Page />
        </section>
      </main>
    </div>
  );
}
