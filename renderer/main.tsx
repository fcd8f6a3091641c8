import './errors/watch.ts';
import { mount } from './mount.tsx';
import { Start } from './start/Start.tsx';
import { texts } from './texts.ts';

mount(<Start />, texts.windows.start);
