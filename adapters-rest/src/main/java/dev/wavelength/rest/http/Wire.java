package dev.wavelength.rest.http;

/// What texts on the wire look like, for the API's description.
public final class Wire {

    /// A line of text for people: no control characters.
    public static final String LINE = "^[^\\u0000-\\u001F\\u007F-\\u009F]+$";

    /// Text for people in several lines: of the control characters only tab and line ends.
    public static final String LINES =
            "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F]+$";

    /// A request's id.
    public static final String REQUEST_ID = "^[A-Za-z0-9._~:@+/=-]{1,128}$";

    /// A cursor of a list.
    public static final String CURSOR = "^[A-Za-z0-9_-]+$";

    /// An entity tag in its quotes.
    public static final String TAG = "^\"[A-Za-z0-9_-]+\"$";

    /// An id of ours or a partner's.
    public static final String KEY = "^[A-Za-z0-9._~:@+-]{1,128}$";

    /// Visible characters of ASCII.
    public static final String VISIBLE = "^[\\x21-\\x7E]+$";

    /// The longest time, in characters.
    public static final int TIME = 40;

    private Wire() {}
}
