package dev.holdfast.testing.mutation;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.function.Predicate;

/// Loads some classes itself, beside those that run here already, and leaves all others to its
/// parent.
public final class BesideLoader extends URLClassLoader {

  private final Predicate<String> own;

  /// @param places where its own classes are, changed ones first
  /// @param own names of the classes that it loads itself
  public BesideLoader(URL[] places, ClassLoader parent, Predicate<String> own) {
    super(places, parent);
    this.own = own;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!own.test(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null ? findClass(name) : loaded;
    }
  }
}
