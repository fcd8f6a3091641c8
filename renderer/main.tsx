import './errors/watch.ts';
import { mount } from './mount.tsx';
import { Start } from './start/Start.tsx';
import { texts } from './texts.ts';
// After the components', which it adds to.
import './styles/start.css';

mount(<Start />, texts.windows.start);
