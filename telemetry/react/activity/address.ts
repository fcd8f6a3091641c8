import { createContext, useContext } from 'react';

/** The address under which the page opens at an entry, such as `#activity/<ID>`; null where a page has none. */
export type AddressOfEntry = ((id: string) => string) | null;

const Context = createContext<AddressOfEntry>(null);

export const AddressProvider = Context.Provider;

export const useAddressOfEntry = (): AddressOfEntry => useContext(Context);
