package io.amiguard.aws;

/** Hears how far the reading of an organization is, from many threads at the same time. */
public interface ReadingListener {

  /** Does not listen. */
  ReadingListener NOBODY =
      new ReadingListener() {
        @Override
        public void found(int more) {}

        @Override
        public void read() {}
      };

  /** More pieces are to be read: lists of children, or parts of policies. */
  void found(int more);

  /** A piece has been read. */
  void read();
}
