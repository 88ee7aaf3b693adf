//! Files that the user makes and brings.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, Event, HtmlAnchorElement, HtmlCanvasElement, HtmlImageElement,
    HtmlInputElement, Url,
};

/// The largest file that is read, in bytes: what our pages write is far below it.
const LARGEST: f64 = 2_000_000.0;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// There was no file, or the browser could not read it as text.
    Nothing,
    /// It is larger than any file that our pages write.
    TooLarge,
}

/// Gives the user a file with `text`; `kind` is its media type (`text/csv`).
pub fn offer(name: &str, kind: &str, text: &str) {
    let made = || -> Result<(), JsValue> {
        let parts = js_sys::Array::of1(&text.into());
        let about = web_sys::BlobPropertyBag::new();
        about.set_type(&format!("{kind};charset=utf-8"));
        let blob = Blob::new_with_str_sequence_and_options(&parts, &about)?;
        offer_blob(name, &blob)
    };
    let _ = made();
}

/// Gives the user a file that was made already.
///
/// # Errors
/// Where the browser refuses.
pub fn offer_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.ok_or(JsValue::NULL)?.create_element("a")?;
    let link: HtmlAnchorElement = link.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser has taken the address over by then.
    crate::browser::after(60_000, move || {
        let _ = Url::revoke_object_url(&address);
    });
    Ok(())
}

/// The text of the file that was chosen in the field that `event` is about; the field is empty again afterwards, so that the same
/// file can be chosen once more.
///
/// # Errors
/// See [`Unread`].
pub async fn chosen(event: Event) -> Result<String, Unread> {
    let field = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        .ok_or(Unread::Nothing)?;
    let file = field.files().and_then(|files| files.get(0));
    let file = file.ok_or(Unread::Nothing)?;
    let text = if file.size() > LARGEST {
        Err(Unread::TooLarge)
    } else {
        let text = JsFuture::from(file.text()).await.ok();
        text.and_then(|text| text.as_string())
            .ok_or(Unread::Nothing)
    };
    field.set_value("");
    text
}

/// Gives the user a picture of `svg` as PNG, twice as large as it says it is, so that it is sharp on paper. Nothing is fetched: the
/// picture comes to the canvas as a data address.
///
/// # Errors
/// Where the browser refuses.
pub async fn offer_png(name: &str, svg: &str, width: u32, height: u32) -> Result<(), JsValue> {
    let picture = HtmlImageElement::new_with_width_and_height(width, height)?;
    let text = String::from(js_sys::encode_uri_component(svg));
    picture.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    JsFuture::from(picture.decode()).await?;
    let document = web_sys::window().and_then(|window| window.document());
    let canvas = document.ok_or(JsValue::NULL)?.create_element("canvas")?;
    let canvas: HtmlCanvasElement = canvas.unchecked_into();
    canvas.set_width(width * 2);
    canvas.set_height(height * 2);
    let paper = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let paper: CanvasRenderingContext2d = paper.unchecked_into();
    paper.draw_image_with_html_image_element_and_dw_and_dh(
        &picture,
        0.0,
        0.0,
        f64::from(width * 2),
        f64::from(height * 2),
    )?;
    let made = js_sys::Promise::new(&mut |take, _| {
        let _ = canvas.to_blob(&take);
    });
    let blob: Blob = JsFuture::from(made).await?.dyn_into()?;
    offer_blob(name, &blob)
}
