// The package ships these types, but its "exports" do not lead to them.
declare module "fake-indexeddb/auto";
