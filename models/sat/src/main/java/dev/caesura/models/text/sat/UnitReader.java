package dev.caesura.models.text.sat;

/** Makes units of a text. */
interface UnitReader extends AutoCloseable {

  Units read(String text);

  /** What stands before the units of every window; none if negative. */
  long before();

  /** What stands behind them; none if negative. */
  long behind();

  /** How many pieces its vocabulary has; 0 if there is none. */
  int pieces();

  @Override
  void close();
}
